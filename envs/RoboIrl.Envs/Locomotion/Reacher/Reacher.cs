using RoboIrl.Core.Randomness;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.Locomotion.Reacher;

/// <summary>Reacher: bring the fingertip of a two-link arm to a target; an episode never terminates.</summary>
/// <remarks>
/// The rules are Gymnasium's. The places of fingertip and target are those that the last evaluation of the physics left
/// behind. v4 rewards the distance from before the physics step, v5 the one after it.
/// </remarks>
/// <param name="model">Compiled <c>reacher.xml</c>.</param>
/// <param name="version">Which rules.</param>
public sealed class Reacher(MjModel model, RuleVersion version)
    : LocomotionTask(model, FrameSkip, Names(version), ["reward_dist", "reward_ctrl"])
{
    private const int FrameSkip = 2;
    private const int ArmJoints = 2;
    private const double ArmPositionNoise = 0.1;
    private const double ArmVelocityNoise = 0.005;
    private const double TargetRadius = 0.2;
    private readonly RuleVersion _version = version;
    private readonly BodyId _fingertip = model.Body("fingertip");
    private readonly BodyId _target = model.Body("target");
    private double _distanceBefore;
    private double _distance;
    private double _control;

    /// <inheritdoc/>
    public override int StateSize => 6;

    /// <summary>The registered environment.</summary>
    /// <param name="version">4 or 5.</param>
    public static EnvironmentDefinition Define(RuleVersion version) => new()
    {
        Id = $"locomotion/reacher-v{(int)version}",
        Summary = "A two-link arm brings its fingertip to a target.",
        Reward = version == RuleVersion.V4
            ? "-(distance of fingertip and target before the step) - |action|^2"
            : "-(distance of fingertip and target) - |action|^2",
        Termination = "never",
        KnownIssues = version == RuleVersion.V4
            ?
            [
                "The distance is the one before the physics step: an action is rewarded one step late.",
                "The height of fingertip minus target (element 10) is observed and always 0; v5 leaves it out.",
            ]
            : ["The control cost has weight 1 in the code that published numbers come from; the task's documentation says 0.1."],
        ConstantObservations = version == RuleVersion.V4 ? [10] : [],
        Source = "Gymnasium Reacher-v4/v5",
        Model = ModelSource.Embedded(typeof(Reacher).Assembly, "reacher.xml"),
        CreateTask = compiled => new Reacher(compiled, version),
        FrameSkip = FrameSkip,
        MaxEpisodeSteps = 50,
    };

    /// <inheritdoc/>
    public override void InitializeEpisode(MjData data, ref Rng rng)
    {
        ArgumentNullException.ThrowIfNull(data);
        Span<double> positions = data.Qpos;
        AddUniform(positions[..ArmJoints], ArmPositionNoise, ref rng);
        double x;
        double y;
        do
        {
            x = rng.Uniform(-TargetRadius, TargetRadius);
            y = rng.Uniform(-TargetRadius, TargetRadius);
        }
        while ((x * x) + (y * y) >= TargetRadius * TargetRadius);
        (positions[ArmJoints], positions[ArmJoints + 1]) = (x, y);
        AddUniform(data.Qvel[..ArmJoints], ArmVelocityNoise, ref rng);
    }

    /// <inheritdoc/>
    public override void Observe(MjData data, Span<double> observation)
    {
        ArgumentNullException.ThrowIfNull(data);
        Span<double> positions = data.Qpos;
        for (int joint = 0; joint < ArmJoints; joint++)
        {
            (observation[ArmJoints + joint], observation[joint]) = Math.SinCos(positions[joint]);
        }

        Span<double> rest = Row.Append(observation[(2 * ArmJoints)..], positions[ArmJoints..]);
        rest = Row.Append(rest, data.Qvel[..ArmJoints]);
        Span<double> fingertip = data.PositionOf(_fingertip);
        Span<double> target = data.PositionOf(_target);
        for (int i = 0; i < rest.Length; i++)
        {
            rest[i] = fingertip[i] - target[i];
        }
    }

    /// <inheritdoc/>
    public override double Reward(MjData data)
    {
        _distance = _version == RuleVersion.V4 ? -_distanceBefore : -Distance(data);
        _control = -SquaredControl(data);
        return _distance + _control;
    }

    /// <inheritdoc/>
    public override bool IsTerminal(MjData data) => false;

    /// <inheritdoc/>
    public override void ReadInfo(Span<double> values) => (values[0], values[1]) = (_distance, _control);

    /// <inheritdoc/>
    public override void GetState(MjData data, Span<double> state)
    {
        ArgumentNullException.ThrowIfNull(data);
        Row.Append(Row.Append(state, data.PositionOf(_fingertip)), data.PositionOf(_target));
    }

    /// <inheritdoc/>
    public override void SetState(MjData data, ReadOnlySpan<double> state)
    {
        ArgumentNullException.ThrowIfNull(data);
        Row.Take(Row.Take(state, data.PositionOf(_fingertip)), data.PositionOf(_target));
    }

    /// <inheritdoc/>
    protected override void Remember(MjData data) => _distanceBefore = Distance(data);

    private double Distance(MjData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        Span<double> fingertip = data.PositionOf(_fingertip);
        Span<double> target = data.PositionOf(_target);
        double squared = 0;
        for (int i = 0; i < fingertip.Length; i++)
        {
            squared += (fingertip[i] - target[i]) * (fingertip[i] - target[i]);
        }

        return Math.Sqrt(squared);
    }

    private static string[] Names(RuleVersion version)
    {
        string[] planar =
        [
            "joint0_cos", "joint1_cos", "joint0_sin", "joint1_sin", "target_x_position", "target_y_position",
            "joint0_velocity", "joint1_velocity", "fingertip_minus_target_x", "fingertip_minus_target_y",
        ];
        return version == RuleVersion.V4 ? [.. planar, "fingertip_minus_target_z"] : planar;
    }
}
