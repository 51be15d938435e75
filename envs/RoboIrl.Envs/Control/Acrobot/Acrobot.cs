using RoboIrl.Core.Randomness;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.Control.Acrobot;

/// <summary>Two links with a motor at the elbow only: swing the tip up to the target above and keep it there.</summary>
/// <remarks>
/// reward = T(distance of tip and target; 0 to 0.2; m 1), without margin in the sparse task; T is <see cref="Tolerance"/>.
/// Spong 1995, "The swing up control problem for the Acrobot". The model is this project's own.
/// </remarks>
public sealed class Acrobot : ControlTask
{
    private const double TargetRadius = 0.2;
    private static readonly Tolerance Near = new(0, TargetRadius, margin: 1);
    private static readonly Tolerance Inside = new(0, TargetRadius);

    private readonly Tolerance _tolerance;
    private readonly int _upper;
    private readonly int _lower;
    private readonly SiteId _tip;
    private readonly SiteId _target;

    /// <summary>Makes the task.</summary>
    /// <param name="model">Compiled <c>acrobot.xml</c>.</param>
    /// <param name="sparse">Whether only the target itself pays.</param>
    public Acrobot(MjModel model, bool sparse)
        : base(
            model,
            ["upper_arm_sine", "lower_arm_sine", "upper_arm_cosine", "lower_arm_cosine", .. VelocityNames(model)],
            ["near_target", "distance"])
    {
        ArgumentNullException.ThrowIfNull(model);
        _tolerance = sparse ? Inside : Near;
        _upper = 9 * model.Body("upper_arm").Index;
        _lower = 9 * model.Body("lower_arm").Index;
        _tip = model.Site("tip");
        _target = model.Site("target");
    }

    /// <summary>The registered environments.</summary>
    public static IReadOnlyList<EnvironmentDefinition> Definitions => [Define("swingup", sparse: false), Define("swingup-sparse", sparse: true)];

    /// <inheritdoc/>
    public override void InitializeEpisode(MjData data, ref Rng rng)
    {
        ArgumentNullException.ThrowIfNull(data);
        foreach (ref double angle in data.Qpos)
        {
            angle = rng.Uniform(-Math.PI, Math.PI);
        }
    }

    /// <inheritdoc/>
    public override void Observe(MjData data, Span<double> observation)
    {
        ArgumentNullException.ThrowIfNull(data);
        ReadOnlySpan<double> orientations = data.Xmat;
        observation[0] = orientations[_upper + 2];
        observation[1] = orientations[_lower + 2];
        observation[2] = orientations[_upper + 8];
        observation[3] = orientations[_lower + 8];
        data.Qvel.CopyTo(observation[4..]);
    }

    /// <inheritdoc/>
    public override double Reward(MjData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        ReadOnlySpan<double> tip = data.PositionOf(_tip);
        ReadOnlySpan<double> target = data.PositionOf(_target);
        double squared = 0;
        for (int i = 0; i < tip.Length; i++)
        {
            squared += (target[i] - tip[i]) * (target[i] - tip[i]);
        }

        Info[1] = Math.Sqrt(squared);
        Info[0] = _tolerance.Of(Info[1]);
        return Info[0];
    }

    private static EnvironmentDefinition Define(string task, bool sparse) => new()
    {
        Id = $"control/acrobot-{task}-v1",
        Summary = "Two links with a motor at the elbow only swing their tip up to the target and keep it there.",
        Reward = sparse ? "1 where the tip is within 0.2 m of the target, else 0" : "T(distance of tip and target; 0 to 0.2; m 1)",
        Termination = "never",
        Source = ControlSuite.OwnModelSource,
        Model = ControlSuite.Model("acrobot"),
        CreateTask = model => new Acrobot(model, sparse),
        FrameSkip = 1,
        Stepping = SteppingMode.FreshDerived,
    };
}
