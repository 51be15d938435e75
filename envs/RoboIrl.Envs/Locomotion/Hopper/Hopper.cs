using RoboIrl.Core.Randomness;
using RoboIrl.Envs.RewardPrograms;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.Locomotion.Hopper;

/// <summary>Hopper: hop forward on one leg without falling.</summary>
/// <remarks>
/// Erez, Tassa and Todorov 2011, "Infinite-horizon model predictive control for periodic tasks with contacts"; the rules are Gymnasium's.
/// Healthy: height above 0.7 m, |pitch| below 0.2 rad, every other position and every velocity within (-100, 100); unclipped, all strict.
/// </remarks>
/// <param name="model">Compiled <c>hopper.xml</c>.</param>
/// <param name="version">Which rules.</param>
public sealed class Hopper(MjModel model, RuleVersion version) : PlanarTask(model, FrameSkip), ITaskView
{
    private const int FrameSkip = 4;
    private const double ResetNoise = 0.005;
    private const double StateLimit = 100;

    /// <inheritdoc/>
    protected override double ControlWeight => 0.001;

    /// <inheritdoc/>
    protected override double ObservedVelocityLimit => 10;

    /// <summary>The registered environment.</summary>
    /// <param name="version">4 or 5.</param>
    public static EnvironmentDefinition Define(RuleVersion version) => new()
    {
        Id = $"locomotion/hopper-v{(int)version}",
        Summary = "A planar one-legged robot hops forward without falling.",
        Reward = version == RuleVersion.V4 ? "dx/dt + 1 - 0.001 * |action|^2" : "dx/dt + (1 where healthy) - 0.001 * |action|^2",
        Termination = "height <= 0.7 m, |pitch| >= 0.2 rad, or another state element outside (-100, 100)",
        KnownIssues = version == RuleVersion.V4 ? [KnownIssue.BonusOnTheFailingStep] : [KnownIssue.NoInfoAtTheStart],
        Source = "Gymnasium Hopper-v4/v5; Erez, Tassa and Todorov 2011",
        Model = ModelSource.Embedded(typeof(Hopper).Assembly, "hopper.xml"),
        CreateTask = model => new Hopper(model, version),
        FrameSkip = FrameSkip,
    };

    /// <inheritdoc/>
    public WorldView CreateView(MjModel model, double timeStep) => new HopperWorld(model, timeStep);

    /// <inheritdoc/>
    public override void InitializeEpisode(MjData data, ref Rng rng) => StartUniform(data, ResetNoise, ref rng);

    /// <inheritdoc/>
    public override bool IsTerminal(MjData data) => !IsHealthy(data);

    /// <inheritdoc/>
    protected override double SurviveBonus(MjData data) => version == RuleVersion.V4 || IsHealthy(data) ? 1 : 0;

    private static bool IsHealthy(MjData data)
    {
        Span<double> positions = data.Qpos;
        bool healthy = positions[1] > 0.7 && Math.Abs(positions[2]) < 0.2;
        foreach (double position in positions[2..])
        {
            healthy &= Math.Abs(position) < StateLimit;
        }

        foreach (double velocity in data.Qvel)
        {
            healthy &= Math.Abs(velocity) < StateLimit;
        }

        return healthy;
    }
}
