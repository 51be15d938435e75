using RoboIrl.Core.Randomness;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.Locomotion.InvertedPendulum;

/// <summary>Inverted pendulum: keep a pole upright by moving the cart below it.</summary>
/// <remarks>
/// Barto, Sutton and Anderson 1983, "Neuronlike adaptive elements that can solve difficult learning control problems", with a
/// continuous action; the rules are Gymnasium's. Upright: |angle of the pole| at most 0.2 rad.
/// </remarks>
/// <param name="model">Compiled <c>inverted_pendulum.xml</c>.</param>
/// <param name="version">Which rules.</param>
public sealed class InvertedPendulum(MjModel model, RuleVersion version) : LocomotionTask(
    model,
    FrameSkip,
    [.. ModelNames.Positions(model), .. ModelNames.Dofs(model, "velocity")],
    ["reward_survive"])
{
    private const int FrameSkip = 2;
    private const double ResetNoise = 0.01;
    private const double LargestAngle = 0.2;
    private readonly RuleVersion _version = version;
    private double _survive;

    /// <summary>The registered environment.</summary>
    /// <param name="version">4 or 5.</param>
    public static EnvironmentDefinition Define(RuleVersion version) => new()
    {
        Id = $"locomotion/inverted-pendulum-v{(int)version}",
        Summary = "A cart keeps the pole on it upright.",
        Reward = version == RuleVersion.V4 ? "1" : "1 where upright",
        Termination = "|angle of the pole| > 0.2 rad",
        KnownIssues = version == RuleVersion.V4 ? [KnownIssue.BonusOnTheFailingStep] : [],
        Source = "Gymnasium InvertedPendulum-v4/v5; Barto, Sutton and Anderson 1983",
        Model = ModelSource.Embedded(typeof(InvertedPendulum).Assembly, "inverted_pendulum.xml"),
        CreateTask = compiled => new InvertedPendulum(compiled, version),
        FrameSkip = FrameSkip,
    };

    /// <inheritdoc/>
    public override void InitializeEpisode(MjData data, ref Rng rng) => StartUniform(data, ResetNoise, ref rng);

    /// <inheritdoc/>
    public override void Observe(MjData data, Span<double> observation)
    {
        ArgumentNullException.ThrowIfNull(data);
        Row.Append(Row.Append(observation, data.Qpos), data.Qvel);
    }

    /// <inheritdoc/>
    public override double Reward(MjData data) => _survive = _version == RuleVersion.V4 || !IsTerminal(data) ? 1 : 0;

    /// <inheritdoc/>
    public override bool IsTerminal(MjData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return !(Math.Abs(data.Qpos[1]) <= LargestAngle);
    }

    /// <inheritdoc/>
    public override void ReadInfo(Span<double> values) => values[0] = _survive;
}
