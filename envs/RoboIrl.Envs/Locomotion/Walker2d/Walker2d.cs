using RoboIrl.Core.Randomness;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.Locomotion.Walker2d;

/// <summary>Walker: walk forward on two legs without falling.</summary>
/// <remarks>
/// Erez, Tassa and Todorov 2011, "Infinite-horizon model predictive control for periodic tasks with contacts"; the rules are Gymnasium's.
/// Healthy: height within (0.8, 2.0) m and pitch within (-1, 1) rad.
/// </remarks>
/// <param name="model">Compiled <c>walker2d.xml</c>.</param>
/// <param name="version">Which rules.</param>
public sealed class Walker2d(MjModel model, RuleVersion version) : PlanarTask(model, FrameSkip)
{
    private const int FrameSkip = 4;
    private const double ResetNoise = 0.005;
    private const double RightFootFrictionV4 = 0.9;

    /// <inheritdoc/>
    protected override double ControlWeight => 0.001;

    /// <inheritdoc/>
    protected override double ObservedVelocityLimit => 10;

    /// <summary>The registered environment.</summary>
    /// <param name="version">4 or 5.</param>
    public static EnvironmentDefinition Define(RuleVersion version)
    {
        ModelSource model = ModelSource.Embedded(typeof(Walker2d).Assembly, "walker2d.xml");
        return new EnvironmentDefinition
        {
            Id = $"locomotion/walker2d-v{(int)version}",
            Summary = "A planar biped walks forward without falling.",
            Reward = version == RuleVersion.V4 ? "dx/dt + 1 - 0.001 * |action|^2" : "dx/dt + (1 where healthy) - 0.001 * |action|^2",
            Termination = "height outside (0.8, 2.0) m or pitch outside (-1, 1) rad",
            KnownIssues = version == RuleVersion.V4
                ? [KnownIssue.BonusOnTheFailingStep, "The right foot slides at friction 0.9, the left one at 1.9; v5 gives both 1.9."]
                : [KnownIssue.NoInfoAtTheStart],
            Source = "Gymnasium Walker2d-v4/v5; Erez, Tassa and Todorov 2011",
            Model = version == RuleVersion.V4 ? model.With(LowerRightFootFriction) : model,
            CreateTask = compiled => new Walker2d(compiled, version),
            FrameSkip = FrameSkip,
        };
    }

    /// <inheritdoc/>
    public override void InitializeEpisode(MjData data, ref Rng rng) => StartUniform(data, ResetNoise, ref rng);

    /// <inheritdoc/>
    public override bool IsTerminal(MjData data) => !IsHealthy(data);

    /// <inheritdoc/>
    protected override double SurviveBonus(MjData data) => version == RuleVersion.V4 || IsHealthy(data) ? 1 : 0;

    // Friction enters at contact time only, so that writing it after compiling equals writing it in the MJCF.
    private static void LowerRightFootFriction(MjModel model) => model.GeomFriction[3 * model.Geom("foot_geom").Index] = RightFootFrictionV4;

    private static bool IsHealthy(MjData data)
    {
        Span<double> positions = data.Qpos;
        return positions[1] is > 0.8 and < 2.0 && positions[2] is > -1 and < 1;
    }
}
