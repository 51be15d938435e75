using RoboIrl.Core.Configuration;
using RoboIrl.Core.Text;
using RoboIrl.Envs.MetaWorld.Experts;
using RoboIrl.Envs.MetaWorld.Originals;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.MetaWorld;

/// <summary>
/// The manipulation suite: a seven-joint arm with a parallel gripper over a table and fifty tasks in front of it, episodes of 500
/// steps that never terminate, success as a flag of every step.
/// </summary>
/// <remarks>
/// Rules after Yu et al. 2019, "Meta-World", arXiv:1910.10897, and its v2 rewards; models, code and experts are this project's own.
/// </remarks>
public static partial class MetaWorldSuite
{
    /// <summary>Suite part of every id.</summary>
    private const string Prefix = "metaworld/";

    private const int FrameSkip = 5;
    private const int Horizon = 500;

    /// <summary>The order of the benchmark of fifty tasks, which is that of its one-hot task ids.</summary>
    internal static readonly string[] Order =
    [
        "assembly", "basketball", "bin-picking", "box-close", "button-press-topdown", "button-press-topdown-wall", "button-press",
        "button-press-wall", "coffee-button", "coffee-pull", "coffee-push", "dial-turn", "disassemble", "door-close", "door-lock",
        "door-open", "door-unlock", "hand-insert", "drawer-close", "drawer-open", "faucet-open", "faucet-close", "hammer",
        "handle-press-side", "handle-press", "handle-pull-side", "handle-pull", "lever-pull", "pick-place-wall",
        "pick-out-of-hole", "pick-place", "plate-slide", "plate-slide-side", "plate-slide-back", "plate-slide-back-side",
        "peg-insert-side", "peg-unplug-side", "soccer", "stick-push", "stick-pull", "push", "push-wall", "push-back", "reach",
        "reach-wall", "shelf-place", "sweep-into", "sweep", "window-open", "window-close",
    ];

    /// <summary>Every task, in the order of one-hot task ids.</summary>
    public static IReadOnlyList<TaskInfo> Tasks { get; } =
    [
        .. Pushing.Concat(Picking).Concat(Tools).Concat(Pressing).Concat(Opening).OrderBy(static task => Array.IndexOf(Order, task.Name)),
    ];

    /// <summary>Every task under the default options: fixed rules, visible goal, fifty placements.</summary>
    public static IEnumerable<EnvironmentDefinition> Definitions => Tasks.Select(static task => Define(task, MetaWorldOptions.From(new ManipulationConfig(), task)));

    /// <summary>The id of a task or benchmark.</summary>
    /// <param name="name">For example <c>drawer-open</c> or <c>mt10</c>.</param>
    public static string IdOf(string name) => Prefix + name;

    /// <summary>Whether an id is that of a task or benchmark of this suite, with its rules and original models.</summary>
    /// <param name="id">Any id, or null.</param>
    public static bool Has(string? id) => id?.StartsWith(Prefix, StringComparison.Ordinal) == true;

    /// <summary>A task by its name.</summary>
    /// <param name="name">For example <c>drawer-open</c>.</param>
    /// <exception cref="UnknownEnvironmentException">No such task; the message has the nearest one.</exception>
    public static TaskInfo Find(string name) => Tasks.FirstOrDefault(task => task.Name == name)
        ?? throw new UnknownEnvironmentException($"There is no manipulation task '{name}'.{NearMiss.Hint(name, Tasks.Select(static task => task.Name))} 'roboirl env list' shows all.");

    /// <summary>The environment of a task.</summary>
    /// <param name="task">One of <see cref="Tasks"/>.</param>
    /// <param name="options">Rules, visibility of the goal, placements.</param>
    public static EnvironmentDefinition Define(TaskInfo task, MetaWorldOptions options)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(options);
        options.CheckPlacements(task);
        bool faithful = options.Rules == RuleSet.Faithful;
        return new EnvironmentDefinition
        {
            Id = IdOf(task.Name),
            Summary = task.Instruction,
            Reward = faithful ? task.Reward : $"10 on success, else {task.FixedReward ?? task.Reward}",
            Termination = "never; success: " + (faithful ? task.Success : task.FixedSuccess ?? task.Success),
            KnownIssues = faithful ? task.Defects : [],
            ConstantObservations = Constants(task, options),
            Source = "rules of Meta-World (Yu et al. 2019, arXiv:1910.10897) with its v2 rewards; the models are "
                + (options.Assets is { } assets ? $"the original ones in '{assets}'" : "this project's own"),
            Model = ModelOf(task, faithful, options.Assets),
            CreateTask = compiled => task.Create(new TaskSetup(compiled, task, options)),
            FrameSkip = FrameSkip,
            Stepping = SteppingMode.FreshDerived,
            MaxEpisodeSteps = Horizon,
            ForEvaluation = options.Variations is { } all ? () => ByPlacement(task, options, all) : null,
            Expert = options.GoalVisible ? spec => new ExpertPolicy(spec, task.Expert, options.Observation) : null, // it goes where the goal is
            Configure = config => Define(task, MetaWorldOptions.From(config, task)),
        };
    }

    // The rules decide how far joints go: the original ranges keep some tasks from success, which the fixed rules mend in either model.
    private static ModelSource ModelOf(TaskInfo task, bool faithful, string? assets)
    {
        ModelSource own = MetaWorldModels.Load(task.Model);
        if (assets is null)
        {
            return faithful && task.FaithfulRanges.Count + task.FaithfulStiffness.Count > 0 ? own.With(m => PutBack(m, task)) : own;
        }

        ModelSource original = OriginalModels.Load(assets, task.Model);
        return faithful || task.FaithfulRanges.Count == 0 ? original : original.With(m => SetRanges(m, RangesIn(own, task.FaithfulRanges)));
    }

    private static List<JointRange> RangesIn(ModelSource source, IReadOnlyList<JointRange> joints)
    {
        using MjModel model = source.Load();
        List<JointRange> ranges = [];
        foreach (JointRange joint in joints)
        {
            int index = model.Joint(joint.Joint).Index;
            ranges.Add(new JointRange(joint.Joint, model.JointRange[2 * index], model.JointRange[(2 * index) + 1]));
        }

        return ranges;
    }

    // Every placement once: world i starts from placement i.
    private static EnvironmentDefinition ByPlacement(TaskInfo task, MetaWorldOptions options, IReadOnlyList<IReadOnlyList<double>> placements)
    {
        EnvironmentDefinition any = Define(task, options) with { ForEvaluation = null };
        return any with
        {
            Members =
            [
                .. placements.Select(one => any with
                {
                    CreateTask = compiled => task.Create(new TaskSetup(compiled, task, options with { Variations = [one] })),
                }),
            ],
        };
    }

    private static void PutBack(MjModel model, TaskInfo task)
    {
        foreach (JointStiffness spring in task.FaithfulStiffness)
        {
            model.JointStiffness[model.Joint(spring.Joint).Index] = spring.Stiffness;
        }

        SetRanges(model, task.FaithfulRanges);
    }

    private static void SetRanges(MjModel model, IReadOnlyList<JointRange> ranges)
    {
        foreach (JointRange range in ranges)
        {
            int joint = model.Joint(range.Joint).Index;
            (model.JointRange[2 * joint], model.JointRange[(2 * joint) + 1]) = (range.Low, range.High);
        }
    }

    /// <summary>Indices of observed numbers that never change.</summary>
    internal static int[] Constants(TaskInfo task, MetaWorldOptions options)
    {
        const int frame = ObservationNames.FrameSize, goal = ObservationNames.GoalAt;
        QuaternionOrder order = options.Rules == RuleSet.Faithful ? task.FaithfulQuaternion : QuaternionOrder.ScalarFirst;
        IEnumerable<int> declared = task.ConstantObservations.Select(i => order == QuaternionOrder.ScalarLast ? ScalarLast(i) : i);
        IEnumerable<int> rotation = order == QuaternionOrder.Zeros ? [7, 8, 9, 10] : [];
        IEnumerable<int> hidden = options.GoalVisible ? [] : [goal, goal + 1, goal + 2];
        IEnumerable<int> now = declared.Concat(rotation).Where(static i => i < frame).Distinct();
        return [.. now, .. now.Select(static i => i + frame), .. declared.Where(static i => i >= goal).Union(hidden)];
    }

    // Where an element of the first object's scalar-first quaternion, 7 .. 10, stands in the other order.
    private static int ScalarLast(int element) => element switch
    {
        7 => 10,
        8 or 9 or 10 => element - 1,
        _ => element,
    };
}
