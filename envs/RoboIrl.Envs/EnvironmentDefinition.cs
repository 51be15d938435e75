using RoboIrl.Core.Configuration;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Policies;
using RoboIrl.Envs.Randomization;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs;

/// <summary>An environment that can be made by its id: a model, a task and the timing of the loop around them.</summary>
public sealed record EnvironmentDefinition
{
    /// <summary>Unique id: a suite and a name in lower-case words with dashes, for example <c>locomotion/hopper-v5</c>.</summary>
    public required string Id { get; init; }

    /// <summary>One sentence on what the robot shall do.</summary>
    public required string Summary { get; init; }

    /// <summary>The reward as a formula in plain text.</summary>
    public required string Reward { get; init; }

    /// <summary>When an episode terminates, in plain text.</summary>
    public required string Termination { get; init; }

    /// <summary>What is odd or wrong in these rules and kept on purpose so that numbers stay comparable, a sentence each.</summary>
    public IReadOnlyList<string> KnownIssues { get; init; } = [];

    /// <summary>
    /// Elements of the observation, by index, that have the same value in every state (the mass of a body, a force that
    /// is always 0) and are kept because the rules have them. The checks fail on any other constant element.
    /// </summary>
    public IReadOnlyList<int> ConstantObservations { get; init; } = [];

    /// <summary>Where the rules come from.</summary>
    public required string Source { get; init; }

    /// <summary>Where the MJCF comes from.</summary>
    public required ModelSource Model { get; init; }

    /// <summary>Makes one task instance for one world.</summary>
    public required Func<MjModel, ITask> CreateTask { get; init; }

    /// <summary>Physics steps per control step, at least 1.</summary>
    public required int FrameSkip { get; init; }

    /// <summary>How a control step goes through the physics: what is fresh when the task observes and rewards.</summary>
    public SteppingMode Stepping { get; init; }

    /// <summary>Control steps after which an episode is truncated, at least 1.</summary>
    public int MaxEpisodeSteps { get; init; } = 1_000;

    /// <summary>
    /// For an environment of several tasks or starts: the definitions that the worlds take in turn, world i the one of index i modulo
    /// their number. Their observations and actions have the same sizes. Empty where all worlds are alike.
    /// </summary>
    /// <remarks>A single world (<see cref="CreateWorld"/>) has the model and the task of this definition itself.</remarks>
    public IReadOnlyList<EnvironmentDefinition> Members { get; init; } = [];

    /// <summary>The same environment under the options of an experiment; null where it has none.</summary>
    public Func<ManipulationConfig, EnvironmentDefinition>? Configure { get; init; }

    /// <summary>The environment on which a policy is judged, where it is not this one: for example one world for each of the starts there are.</summary>
    public Func<EnvironmentDefinition>? ForEvaluation { get; init; }

    /// <summary>Makes a scripted policy that does the task, from the environment's shapes; null where there is none.</summary>
    public Func<EnvironmentSpec, IPolicy>? Expert { get; init; }

    /// <summary>Lets policies of another environment act here, for example a walker that is told where to go; null where only its own can.</summary>
    public PolicyAdapter? Adapter { get; init; }

    /// <summary>What differs from episode to episode; null, or nothing of it enabled, changes nothing.</summary>
    /// <remarks>A name that the model does not have is an error where a world is made; <see cref="RandomizationChecks"/> finds it before.</remarks>
    public RandomizationConfig? Randomization { get; init; }

    /// <summary>Whether the task writes into its model, so that worlds cannot share one.</summary>
    public bool OwnsModel => Randomization?.IsEnabled() == true;

    /// <summary>Makes the task of one world, randomized where this says so.</summary>
    /// <param name="model">The world's model, its own where <see cref="OwnsModel"/>.</param>
    public ITask CreateWorldTask(MjModel model) => OwnsModel ? new RandomizedTask(CreateTask(model), model, Randomization!) : CreateTask(model);

    /// <summary>Makes one world with a model of its own. The caller disposes it.</summary>
    /// <exception cref="MuJoCoException">The model does not compile.</exception>
    public MuJoCoEnvironment CreateWorld() => MuJoCoEnvironment.Own(this, Model.Load());

    /// <summary>Makes worlds that are stepped together. The caller disposes them.</summary>
    /// <param name="count">Number of worlds, at least 1.</param>
    /// <param name="workers">Threads of <see cref="MuJoCoVectorEnvironment.Step"/>, at least 1.</param>
    /// <exception cref="MuJoCoException">The model does not compile.</exception>
    public MuJoCoVectorEnvironment CreateVector(int count, int workers = 1) => new(this, count, workers);
}
