using RoboIrl.Core.Configuration;

namespace RoboIrl.Envs.MetaWorld;

/// <summary>A named set of tasks.</summary>
/// <param name="Name">For example <c>mt10</c>.</param>
/// <param name="Tasks">Names of the tasks, in the order of their one-hot ids.</param>
/// <param name="GoalVisible">Whether tasks show their goal and which one they are (multi-task), or neither (meta-learning).</param>
/// <remarks>
/// Multi-task: MT1 is a single task under its own id, MT10 and MT50 are here. Meta-learning: ML1 is a single task with a hidden
/// goal, ML10 and ML45 have tasks to train on and others to test on. Yu et al. 2019, "Meta-World", arXiv:1910.10897.
/// </remarks>
public sealed record Benchmark(string Name, IReadOnlyList<string> Tasks, bool GoalVisible)
{
    private static readonly string[] Mt10 =
    [
        "reach", "push", "pick-place", "door-open", "drawer-open", "drawer-close", "button-press-topdown", "peg-insert-side", "window-open", "window-close",
    ];

    private static readonly string[] Ml10 =
    [
        "reach", "push", "pick-place", "door-open", "drawer-close", "button-press-topdown", "peg-insert-side", "window-open", "sweep", "basketball",
    ];

    private static readonly string[] Ml10Test = ["drawer-open", "door-close", "shelf-place", "sweep-into", "lever-pull"];
    private static readonly string[] Ml45Test = ["bin-picking", "box-close", "hand-insert", "door-lock", "door-unlock"];

    /// <summary>Every benchmark of more than one task.</summary>
    public static IReadOnlyList<Benchmark> All { get; } =
    [
        new("mt10", Mt10, GoalVisible: true),
        new("mt50", [.. MetaWorldSuite.Order], GoalVisible: true),
        new("ml10-train", Ml10, GoalVisible: false),
        new("ml10-test", Ml10Test, GoalVisible: false),
        new("ml45-train", [.. MetaWorldSuite.Order.Except(Ml45Test, StringComparer.Ordinal)], GoalVisible: false),
        new("ml45-test", Ml45Test, GoalVisible: false),
    ];

    /// <summary>Every benchmark under the default options.</summary>
    public static IEnumerable<EnvironmentDefinition> Definitions => All.Select(static benchmark => benchmark.Define(new ManipulationConfig()));

    /// <summary>The environment: world i has task i modulo their number.</summary>
    /// <param name="config">Rules and placements.</param>
    public EnvironmentDefinition Define(ManipulationConfig config)
    {
        EnvironmentDefinition[] members =
        [
            .. Tasks.Select(MetaWorldSuite.Find).Select((task, index) =>
            {
                EnvironmentDefinition one = MetaWorldSuite.Define(task, MetaWorldOptions.From(config, task, GoalVisible));
                return GoalVisible ? WithId(one, index) : one;
            }),
        ];
        return members[0] with
        {
            Id = MetaWorldSuite.IdOf(Name),
            Summary = $"{Tasks.Count} manipulation tasks at once{(GoalVisible ? ", told apart by a one-hot code" : ", goals hidden, not told apart")}: {string.Join(", ", Tasks)}.",
            Reward = "that of each world's task, 0 .. 10 per step",
            Termination = "never; success: that of each world's task",
            Members = members,
            Expert = null, // each task has its own
            ForEvaluation = null,
            Configure = Define,
        };
    }

    private EnvironmentDefinition WithId(EnvironmentDefinition one, int index)
    {
        Func<MuJoCo.MjModel, ITask> create = one.CreateTask;
        const int plain = ObservationNames.Count;
        return one with
        {
            CreateTask = model => new TaskWithId(create(model), index, Tasks),
            Members = [.. one.Members.Select(member => WithId(member, index))],
            ForEvaluation = one.ForEvaluation is { } judged ? () => WithId(judged(), index) : null,

            // One world always shows the same code.
            ConstantObservations = [.. one.ConstantObservations, .. Enumerable.Range(plain, Tasks.Count)],
        };
    }
}
