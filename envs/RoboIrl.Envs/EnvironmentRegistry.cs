using System.Text.RegularExpressions;
using RoboIrl.Core.Text;
using RoboIrl.Envs.Behaviours;
using RoboIrl.Envs.Control;
using RoboIrl.Envs.Locomotion;
using RoboIrl.Envs.Locomotion.Ant;
using RoboIrl.Envs.Locomotion.HalfCheetah;
using RoboIrl.Envs.Locomotion.Hopper;
using RoboIrl.Envs.Locomotion.Humanoid;
using RoboIrl.Envs.Locomotion.HumanoidStandup;
using RoboIrl.Envs.Locomotion.InvertedDoublePendulum;
using RoboIrl.Envs.Locomotion.InvertedPendulum;
using RoboIrl.Envs.Locomotion.Reacher;
using RoboIrl.Envs.Locomotion.Swimmer;
using RoboIrl.Envs.Locomotion.Walker2d;
using RoboIrl.Envs.Mazes;
using RoboIrl.Envs.MetaWorld;
using RoboIrl.Envs.Tabletop;

namespace RoboIrl.Envs;

/// <summary>The environments that can be made by id.</summary>
/// <remarks>Filled where the program is put together, then only read; reading is safe from any thread.</remarks>
public sealed partial class EnvironmentRegistry
{
    private readonly SortedDictionary<string, EnvironmentDefinition> _definitions = new(StringComparer.Ordinal);

    /// <summary>All definitions in order of their ids.</summary>
    public IReadOnlyCollection<EnvironmentDefinition> Definitions => _definitions.Values;

    /// <summary>A registry with every environment of the suite. Add your own with <see cref="Register"/>.</summary>
    public static EnvironmentRegistry CreateDefault()
    {
        EnvironmentRegistry registry = new();
        foreach (RuleVersion version in Enum.GetValues<RuleVersion>())
        {
            registry.Register(HalfCheetah.Define(version));
            registry.Register(Hopper.Define(version));
            registry.Register(Walker2d.Define(version));
            registry.Register(Ant.Define(version));
            registry.Register(Humanoid.Define(version));
            registry.Register(HumanoidStandup.Define(version));
            registry.Register(Swimmer.Define(version));
            registry.Register(Reacher.Define(version));
            registry.Register(InvertedPendulum.Define(version));
            registry.Register(InvertedDoublePendulum.Define(version));
        }

        IEnumerable<EnvironmentDefinition>[] suites =
        [
            ControlSuite.Definitions, MazeSuite.Definitions, BehaviourSuite.Definitions, MetaWorldSuite.Definitions, Benchmark.Definitions, TabletopSuite.Definitions,
        ];
        foreach (EnvironmentDefinition definition in suites.SelectMany(static suite => suite))
        {
            registry.Register(definition);
        }

        return registry;
    }

    /// <summary>Adds an environment.</summary>
    /// <param name="definition">Its id must be new and look like <c>suite/name</c>, with a version where there is one.</param>
    /// <exception cref="ArgumentException">The id is malformed or taken.</exception>
    public void Register(EnvironmentDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        if (!IsId(definition.Id))
        {
            throw new ArgumentException($"The environment id '{definition.Id}' is malformed; expected a suite and a name in lower-case words with dashes, such as 'locomotion/hopper-v5' or 'metaworld/drawer-open'.", nameof(definition));
        }

        if (!_definitions.TryAdd(definition.Id, definition))
        {
            throw new ArgumentException($"The environment id '{definition.Id}' is registered already; choose another name or version.", nameof(definition));
        }
    }

    /// <summary>The definition of an id.</summary>
    /// <param name="id">For example <c>locomotion/half-cheetah-v5</c>.</param>
    /// <exception cref="UnknownEnvironmentException">No such id; the message has the nearest one.</exception>
    public EnvironmentDefinition Find(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (_definitions.TryGetValue(id, out EnvironmentDefinition? definition))
        {
            return definition;
        }

        string hint = NearMiss.Hint(id, _definitions.Keys);
        throw new UnknownEnvironmentException($"There is no environment '{id}'{(hint.Length == 0 ? "." : hint)} 'roboirl env list' shows all {_definitions.Count}.");
    }

    /// <summary>Makes a vector environment. The caller disposes it.</summary>
    /// <param name="id">Registered id.</param>
    /// <param name="count">Number of worlds, at least 1.</param>
    /// <param name="workers">Threads of its <c>Step</c>, at least 1.</param>
    /// <exception cref="UnknownEnvironmentException">No such id.</exception>
    public MuJoCoVectorEnvironment CreateVector(string id, int count, int workers = 1) => Find(id).CreateVector(count, workers);

    /// <summary>Makes one world with a model of its own. The caller disposes it.</summary>
    /// <param name="id">Registered id.</param>
    /// <exception cref="UnknownEnvironmentException">No such id.</exception>
    public MuJoCoEnvironment Create(string id) => Find(id).CreateWorld();

    /// <summary>Whether a text is formed like an id.</summary>
    /// <param name="text">Any text.</param>
    public static bool IsId(string text) => IdPattern().IsMatch(text);

    /// <summary>Whether a text is formed like an id that ends with a version, as those that users give must.</summary>
    /// <param name="text">Any text.</param>
    internal static bool IsVersionedId(string text) => IsId(text) && VersionPattern().IsMatch(text);

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*\\z")]
    private static partial Regex IdPattern();

    [GeneratedRegex("-v[0-9]+\\z")]
    private static partial Regex VersionPattern();
}
