using RoboIrl.Core.Datasets;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Policies;
using RoboIrl.Core.Randomness;

namespace RoboIrl.Envs.Recording;

/// <summary>Lets a policy live episodes and keeps everything of them: what a dataset is made of.</summary>
/// <remarks>
/// Episode e of a seed depends on the seed and on e alone, whatever was collected before: it starts as the e-th episode of an
/// evaluation with that seed. Of several tasks, episode e is in that of index e modulo their number.
/// </remarks>
public sealed class EpisodeCollector : IDisposable
{
    private readonly MuJoCoVectorEnvironment _worlds;
    private readonly IPolicy _policy;
    private readonly ActMode _mode;
    private readonly double[] _observed;
    private readonly float[] _observation;
    private readonly float[] _action;
    private readonly double[] _state;
    private readonly double[] _info;

    /// <summary>Makes the worlds, one per task.</summary>
    /// <param name="definition">The environment.</param>
    /// <param name="policy">Makes the policy from the environment's shapes; who made it disposes it.</param>
    /// <param name="mode">Sampled or deterministic actions.</param>
    public EpisodeCollector(EnvironmentDefinition definition, Func<EnvironmentSpec, IPolicy> policy, ActMode mode)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(policy);
        _worlds = definition.CreateVector(Math.Max(1, definition.Members.Count));
        try
        {
            (_policy, _mode) = (policy(_worlds.Spec), mode);
        }
        catch
        {
            _worlds.Dispose();
            throw;
        }

        EnvironmentSpec spec = _worlds.Spec;
        _observed = new double[spec.Observation.Size];
        _observation = new float[spec.Observation.Size];
        _action = new float[spec.Action.Size];
        _state = new double[_worlds.StateSize];
        _info = new double[spec.InfoNames.Count];
    }

    /// <summary>Shapes and bounds.</summary>
    public EnvironmentSpec Spec => _worlds.Spec;

    /// <summary>S, doubles per state: the largest of all tasks; the states of the others end in zeros.</summary>
    public int StateSize => _worlds.StateSize;

    /// <summary>What a dataset of these episodes is, with states and infos.</summary>
    /// <param name="origin">Who acts.</param>
    public DatasetDescription Describe(DatasetOrigin origin) => new() { Environment = Spec, StateSize = StateSize, HasInfos = true, Origin = origin };

    /// <summary>Lives an episode.</summary>
    /// <param name="buffer">Takes it; made for <see cref="Describe"/>, or for the same without states.</param>
    /// <param name="seed">Seed of the world.</param>
    /// <param name="stream">Number of the episode.</param>
    /// <param name="stop">Breaks the episode off.</param>
    /// <returns>Whether it is whole: not broken off, and no numeric fault of the physics in it.</returns>
    public bool Collect(EpisodeBuffer buffer, ulong seed, ulong stream, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        int row = (int)(stream % (ulong)_worlds.Count);
        MuJoCoEnvironment world = _worlds.World(row);
        Rng noise = new(seed, ~stream); // a stream of its own, apart from the world's
        long faults = world.NumericFaults;
        buffer.Begin(seed, stream);
        world.Seed(seed, stream);
        world.Reset(_observed);
        EpisodeEnd end = EpisodeEnd.None;
        while (end == EpisodeEnd.None)
        {
            if (stop.IsCancellationRequested)
            {
                return false;
            }

            _worlds.GetState(row, _state);
            Round();
            _policy.Act(_observation, _action, _mode, ref noise);
            StepResult step = world.Step(_action, _observed);
            world.ReadInfo(_info);
            end = step.End;
            buffer.Add(_state.AsSpan(0, buffer.StateSize), _observation, _action, (float)step.Reward, end, _info);
        }

        _worlds.GetState(row, _state);
        Round();
        buffer.Finish(_observation, _state.AsSpan(0, buffer.StateSize));
        return world.NumericFaults == faults;
    }

    /// <summary>Frees the worlds.</summary>
    public void Dispose() => _worlds.Dispose();

    private void Round()
    {
        for (int i = 0; i < _observation.Length; i++)
        {
            _observation[i] = (float)_observed[i];
        }
    }
}
