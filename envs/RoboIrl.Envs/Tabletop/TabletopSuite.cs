using RoboIrl.Core.Text;
using RoboIrl.Envs.MetaWorld;
using RoboIrl.Envs.MetaWorld.Experts;
using RoboIrl.Envs.Tabletop.Tasks;

namespace RoboIrl.Envs.Tabletop;

/// <summary>
/// Tasks with the arm of the manipulation suite on scenes of their own: episodes of 200 steps that never terminate, a new
/// placement for every episode, success as a flag of every step.
/// </summary>
/// <remarks>
/// They stand for the tasks on which Xie et al. 2024 (arXiv:2309.11489) train in ManiSkill2 (Gu et al. 2023, arXiv:2302.04659): the
/// same things to do with the same conditions of success, on this project's own models and with its own rewards.
/// </remarks>
public static class TabletopSuite
{
    /// <summary>Suite part of every id.</summary>
    private const string Prefix = "tabletop/";

    private const int FrameSkip = 5;
    private const int Horizon = 200;

    /// <summary>Every task.</summary>
    public static IReadOnlyList<TaskInfo> Tasks { get; } =
    [
        LiftCube.Info,
        PickCube.Info,
        StackCube.Info,
        TurnFaucet.Info,
        OpenCabinetDoor.Info,
        OpenCabinetDrawer.Info,
        PushChair.Info,
    ];

    /// <summary>Every task with a new placement for every episode.</summary>
    public static IEnumerable<EnvironmentDefinition> Definitions => Tasks.Select(static task => Define(task));

    /// <summary>The id of a task.</summary>
    /// <param name="name">For example <c>lift-cube</c>.</param>
    public static string IdOf(string name) => Prefix + name;

    /// <summary>A task by its name.</summary>
    /// <param name="name">For example <c>lift-cube</c>.</param>
    /// <exception cref="UnknownEnvironmentException">No such task; the message has the nearest one.</exception>
    public static TaskInfo Find(string name) => Tasks.FirstOrDefault(task => task.Name == name)
        ?? throw new UnknownEnvironmentException($"There is no tabletop task '{name}'.{NearMiss.Hint(name, Tasks.Select(static task => task.Name))} 'roboirl env list' shows all.");

    /// <summary>The environment of a task.</summary>
    /// <param name="task">One of <see cref="Tasks"/>.</param>
    /// <param name="options">Placements, observation, visibility of the goal; there is one set of rules, and no other models. Null for new placements in every episode and plain observations.</param>
    public static EnvironmentDefinition Define(TaskInfo task, MetaWorldOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(task);
        MetaWorldOptions chosen = options is null ? new MetaWorldOptions() : options with { Rules = RuleSet.Fixed, Assets = null };
        chosen.CheckPlacements(task);
        return new EnvironmentDefinition
        {
            Id = IdOf(task.Name),
            Summary = task.Instruction,
            Reward = $"10 on success, else {task.Reward}",
            Termination = "never; success: " + task.Success,
            ConstantObservations = MetaWorldSuite.Constants(task, chosen),
            Source = "this project; the conditions of success are those of ManiSkill2 (Gu et al. 2023, arXiv:2302.04659) as Text2Reward (Xie et al. 2024, arXiv:2309.11489) uses them",
            Model = TabletopModels.Load(task.Model),
            CreateTask = compiled => task.Create(new TaskSetup(compiled, task, chosen)),
            FrameSkip = FrameSkip,
            Stepping = SteppingMode.FreshDerived,
            MaxEpisodeSteps = Horizon,
            Expert = chosen.GoalVisible ? spec => new ExpertPolicy(spec, task.Expert, chosen.Observation) : null, // it goes where the goal is
            Configure = config => Define(task, MetaWorldOptions.From(config, task) with { Variations = null }),
        };
    }
}
