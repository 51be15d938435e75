using RoboIrl.Core.Randomness;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.Locomotion.InvertedDoublePendulum;

/// <summary>Inverted double pendulum: keep two poles, one on the other, upright by moving the cart below them.</summary>
/// <remarks>
/// The rules are Gymnasium's. Upright: the tip of the upper pole is higher than 1 m (1.2 m when straight). The tip's place
/// and the constraint force are those that the last evaluation of the physics left behind.
/// </remarks>
/// <param name="model">Compiled <c>inverted_double_pendulum.xml</c>.</param>
/// <param name="version">Which rules.</param>
public sealed class InvertedDoublePendulum(MjModel model, RuleVersion version)
    : LocomotionTask(model, FrameSkip, Names(version), ["reward_survive", "distance_penalty", "velocity_penalty"])
{
    private const int FrameSkip = 5;
    private const double ResetNoise = 0.1;
    private const double SurviveBonus = 10;
    private const double LowestTip = 1;
    private const double RewardedTip = 2;
    private const double ObservedLimit = 10;
    private readonly RuleVersion _version = version;
    private readonly SiteId _tip = model.Site("tip");
    private double _survive;
    private double _distance;
    private double _velocity;

    /// <inheritdoc/>
    public override int StateSize { get; } = 3 + model.VelocityCount;

    /// <summary>The registered environment.</summary>
    /// <param name="version">4 or 5.</param>
    public static EnvironmentDefinition Define(RuleVersion version)
    {
        const string Ceiling = "The height term aims at 2 m while the tip reaches 1.2 m: it takes at least 0.64 a step, and 1000 steps give 9360 at most.";
        return new EnvironmentDefinition
        {
            Id = $"locomotion/inverted-double-pendulum-v{(int)version}",
            Summary = "A cart keeps two poles, one on the other, upright.",
            Reward = (version == RuleVersion.V4 ? "10" : "(10 where upright)") + " - 0.01 * tip_x^2 - (tip_z - 2)^2 - 0.001 * hinge_velocity^2 - 0.005 * hinge2_velocity^2",
            Termination = "height of the tip <= 1 m",
            KnownIssues = version == RuleVersion.V4
                ? [KnownIssue.BonusOnTheFailingStep, Ceiling, "The constraint forces of the unlimited hinges (elements 9 and 10) are observed and always 0; v5 leaves them out."]
                : [Ceiling],
            ConstantObservations = version == RuleVersion.V4 ? [9, 10] : [],
            Source = "Gymnasium InvertedDoublePendulum-v4/v5",
            Model = ModelSource.Embedded(typeof(InvertedDoublePendulum).Assembly, "inverted_double_pendulum.xml"),
            CreateTask = compiled => new InvertedDoublePendulum(compiled, version),
            FrameSkip = FrameSkip,
        };
    }

    /// <inheritdoc/>
    public override void InitializeEpisode(MjData data, ref Rng rng) => StartNormal(data, ResetNoise, ref rng);

    /// <inheritdoc/>
    public override void Observe(MjData data, Span<double> observation)
    {
        ArgumentNullException.ThrowIfNull(data);
        Span<double> positions = data.Qpos;
        observation[0] = positions[0];
        (observation[1], observation[3]) = Math.SinCos(positions[1]);
        (observation[2], observation[4]) = Math.SinCos(positions[2]);
        Clip(data.Qvel, observation.Slice(5, 3));
        Clip(data.QfrcConstraint, observation[8..]);
    }

    /// <inheritdoc/>
    public override double Reward(MjData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        Span<double> tip = data.PositionOf(_tip);
        Span<double> velocities = data.Qvel;
        double missing = tip[2] - RewardedTip;
        _distance = -((0.01 * tip[0] * tip[0]) + (missing * missing));
        _velocity = -((1e-3 * velocities[1] * velocities[1]) + (5e-3 * velocities[2] * velocities[2]));
        _survive = _version == RuleVersion.V4 || !IsTerminal(data) ? SurviveBonus : 0;
        return _survive + _distance + _velocity;
    }

    /// <inheritdoc/>
    public override bool IsTerminal(MjData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return !(data.PositionOf(_tip)[2] > LowestTip);
    }

    /// <inheritdoc/>
    public override void ReadInfo(Span<double> values) => (values[0], values[1], values[2]) = (_survive, _distance, _velocity);

    /// <inheritdoc/>
    public override void GetState(MjData data, Span<double> state)
    {
        ArgumentNullException.ThrowIfNull(data);
        Row.Append(Row.Append(state, data.PositionOf(_tip)), data.QfrcConstraint);
    }

    /// <inheritdoc/>
    public override void SetState(MjData data, ReadOnlySpan<double> state)
    {
        ArgumentNullException.ThrowIfNull(data);
        Row.Take(Row.Take(state, data.PositionOf(_tip)), data.QfrcConstraint);
    }

    private static void Clip(ReadOnlySpan<double> values, Span<double> clipped)
    {
        for (int i = 0; i < clipped.Length; i++)
        {
            clipped[i] = Math.Clamp(values[i], -ObservedLimit, ObservedLimit);
        }
    }

    private static string[] Names(RuleVersion version)
    {
        string[] names =
        [
            "slider_position", "hinge_sin", "hinge2_sin", "hinge_cos", "hinge2_cos",
            "slider_velocity", "hinge_velocity", "hinge2_velocity", "slider_constraint_force",
        ];
        return version == RuleVersion.V4 ? [.. names, "hinge_constraint_force", "hinge2_constraint_force"] : names;
    }
}
