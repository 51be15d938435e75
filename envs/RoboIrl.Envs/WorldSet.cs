using System.Globalization;
using RoboIrl.Core.Environments;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs;

/// <summary>The worlds of a vector environment and the models they share, made together and freed together.</summary>
internal sealed class WorldSet : IDisposable
{
    private readonly Dictionary<ModelSource, MjModel> _models = [];
    private readonly MuJoCoEnvironment?[] _worlds;

    /// <summary>Makes the worlds; nothing stays behind where one cannot be made.</summary>
    /// <param name="definition">What they are made from; its members in turn where it has some.</param>
    /// <param name="count">How many, at least 1.</param>
    /// <exception cref="UnsuitableEnvironmentException">The worlds do not fit together, or not into this machine's memory.</exception>
    public WorldSet(EnvironmentDefinition definition, int count)
    {
        _worlds = new MuJoCoEnvironment?[1];
        try
        {
            _worlds[0] = Make(MemberOf(definition, 0), 0, count);
            CheckMemory(_worlds[0]!, count);
            Array.Resize(ref _worlds, count);
            for (int i = 1; i < count; i++)
            {
                _worlds[i] = Make(MemberOf(definition, i), i, count);
            }

            Spec = SpecOfAll(definition.Id);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Shapes and bounds that hold for every world.</summary>
    public EnvironmentSpec Spec { get; }

    /// <summary>The worlds, row by row.</summary>
    public MuJoCoEnvironment[] ToArray() => [.. _worlds.Select(static world => world!)];

    /// <summary>Frees worlds and models.</summary>
    public void Dispose()
    {
        foreach (MuJoCoEnvironment? world in _worlds)
        {
            world?.Dispose();
        }

        foreach (MjModel model in _models.Values)
        {
            model.Dispose();
        }
    }

    private static EnvironmentDefinition MemberOf(EnvironmentDefinition definition, int row) =>
        definition.Members.Count > 0 ? definition.Members[row % definition.Members.Count] : definition;

    // The first world tells what each takes. A process that takes more than there is would be ended without a word.
    private static void CheckMemory(MuJoCoEnvironment world, int count)
    {
        long each = world.Data.BufferBytes + (world.Definition.OwnsModel ? world.Model.BufferBytes : 0);
        long there = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        if (there > 0 && (double)each * count > there)
        {
            throw new UnsuitableEnvironmentException(string.Create(
                CultureInfo.InvariantCulture,
                $"{world.Spec.Id}: {count} worlds of {each >> 10} KiB each take {(double)each * count / (1 << 30):F1} GiB, this machine has {(double)there / (1 << 30):F1}; take fewer worlds, or lower njmax and nconmax in the model's <size>."));
        }
    }

    private MuJoCoEnvironment Make(EnvironmentDefinition member, int row, int count)
    {
        if (!_models.TryGetValue(member.Model, out MjModel? model))
        {
            _models[member.Model] = model = member.Model.Load();
        }

        return member.OwnsModel
            ? MuJoCoEnvironment.Own(member, model.Clone(), row, count)
            : new MuJoCoEnvironment(member, model, row, ownsModel: false, count);
    }

    // Tasks differ in the bounds of what they show, for example in where a goal may be.
    private EnvironmentSpec SpecOfAll(string id)
    {
        EnvironmentSpec first = _worlds[0]!.Spec;
        VectorSpec observation = first.Observation;
        foreach (EnvironmentSpec other in _worlds.Select(static world => world!.Spec))
        {
            if (other.Observation.Size != first.Observation.Size || other.Action.Size != first.Action.Size || !other.InfoNames.SequenceEqual(first.InfoNames, StringComparer.Ordinal))
            {
                throw new UnsuitableEnvironmentException(
                    $"{id}: the tasks '{first.Id}' and '{other.Id}' differ in the sizes of observation or action or in their info values; worlds that are stepped together must agree. Randomize by a name that every task's model has, without 'each'.");
            }

            observation = observation.Union(other.Observation);
        }

        return first with { Id = id, Observation = observation };
    }
}
