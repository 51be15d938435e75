using RoboIrl.Core.Randomness;
using RoboIrl.Envs.Locomotion.Humanoid;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.Locomotion.HumanoidStandup;

/// <summary>Humanoid standing up: from lying on the back to as high as possible; an episode never terminates.</summary>
/// <remarks>
/// The robot and what it observes are those of <see cref="Humanoid.Humanoid"/>, laid on its back. The rules are the commonly
/// known ones of Gymnasium's HumanoidStandup; they are not backed by recorded trajectories. v4 and v5 reward alike and
/// differ in what they observe.
/// </remarks>
/// <param name="model">Compiled <c>humanoid.xml</c>.</param>
/// <param name="version">Which rules.</param>
public sealed class HumanoidStandup(MjModel model, RuleVersion version) : LocomotionTask(
    model,
    FrameSkip,
    HumanoidObservation.Names(model, version),
    ["reward_linup", "reward_survive", "reward_ctrl", "reward_impact", "x_position", "y_position", "z_distance_from_origin"])
{
    private const int FrameSkip = 5;
    private const double ResetNoise = 0.01;
    private const double LyingHeight = 0.105;
    private const double ControlWeight = 0.1;
    private const double SurviveBonus = 1;
    private readonly RuleVersion _version = version;
    private readonly double _modelTimestep = model.Timestep;
    private double _up;
    private double _control;
    private double _impact;
    private double _x;
    private double _y;
    private double _z;

    /// <inheritdoc/>
    public override int StateSize { get; } = HumanoidObservation.StateSize(model);

    /// <summary>The registered environment.</summary>
    /// <param name="version">4 or 5.</param>
    public static EnvironmentDefinition Define(RuleVersion version) => new()
    {
        Id = $"locomotion/humanoid-standup-v{(int)version}",
        Summary = "A humanoid of 17 joints stands up from lying on its back.",
        Reward = "height / 0.003 + 1 - 0.1 * |action|^2 - min(10, 5e-7 * sum of squared contact forces)",
        Termination = "never",
        KnownIssues =
        [
            "The height is divided by the model's timestep (0.003 s), not by that of a control step, and is no velocity although it is scaled like one: returns reach 1e5.",
            "The rules and the lying start follow what is commonly known of the task; no recorded trajectory backs them.",
            .. version == RuleVersion.V4 ? (string[])[KnownIssue.ConstantWorldElements] : [],
        ],
        ConstantObservations = HumanoidObservation.Constants(version),
        Source = "after Gymnasium HumanoidStandup-v4/v5; Tassa, Erez and Todorov 2012",
        Model = ModelSource.Embedded(typeof(HumanoidStandup).Assembly, "humanoid.xml"),
        CreateTask = compiled => new HumanoidStandup(compiled, version),
        FrameSkip = FrameSkip,
    };

    /// <inheritdoc/>
    public override void InitializeEpisode(MjData data, ref Rng rng)
    {
        ArgumentNullException.ThrowIfNull(data);

        // A quarter turn about y: the face, which looks along x when standing, looks up, and the head points along -x.
        double half = Math.Sqrt(0.5);
        Row.Append(data.Qpos[2..], [LyingHeight, half, 0, -half, 0]);
        StartUniform(data, ResetNoise, ref rng);
    }

    /// <inheritdoc/>
    public override void Observe(MjData data, Span<double> observation)
    {
        ArgumentNullException.ThrowIfNull(data);
        HumanoidObservation.Read(data, _version, observation);
    }

    /// <inheritdoc/>
    public override double Reward(MjData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        Span<double> positions = data.Qpos;
        (_x, _y, _z) = (positions[0], positions[1], positions[2] - LyingHeight);
        _up = positions[2] / _modelTimestep;
        _control = -ControlWeight * SquaredControl(data);
        _impact = -Humanoid.Humanoid.ImpactCost(data);
        return _up + _control + _impact + SurviveBonus;
    }

    /// <inheritdoc/>
    public override bool IsTerminal(MjData data) => false;

    /// <inheritdoc/>
    public override void ReadInfo(Span<double> values)
    {
        values[0] = _up;
        values[1] = SurviveBonus;
        values[2] = _control;
        values[3] = _impact;
        values[4] = _x;
        values[5] = _y;
        values[6] = _z;
    }

    /// <inheritdoc/>
    public override void GetState(MjData data, Span<double> state)
    {
        ArgumentNullException.ThrowIfNull(data);
        HumanoidObservation.GetState(data, state);
    }

    /// <inheritdoc/>
    public override void SetState(MjData data, ReadOnlySpan<double> state)
    {
        ArgumentNullException.ThrowIfNull(data);
        HumanoidObservation.SetState(data, state);
    }
}
