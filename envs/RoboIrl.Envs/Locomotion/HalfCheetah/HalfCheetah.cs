using RoboIrl.Core.Randomness;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.Locomotion.HalfCheetah;

/// <summary>Half cheetah: run forward as fast as possible; an episode never terminates.</summary>
/// <remarks>Wawrzynski 2009, "A cat-like robot real-time learning to run"; the rules are Gymnasium's. v4 and v5 have the same numbers.</remarks>
/// <param name="model">Compiled <c>half_cheetah.xml</c>.</param>
public sealed class HalfCheetah(MjModel model) : PlanarTask(model, FrameSkip)
{
    private const int FrameSkip = 5;
    private const double ResetNoise = 0.1;

    /// <inheritdoc/>
    protected override double ControlWeight => 0.1;

    /// <inheritdoc/>
    protected override double ObservedVelocityLimit => double.PositiveInfinity;

    /// <summary>The registered environment.</summary>
    /// <param name="version">4 or 5: the same rules under both ids.</param>
    public static EnvironmentDefinition Define(RuleVersion version) => new()
    {
        Id = $"locomotion/half-cheetah-v{(int)version}",
        Summary = "A planar two-legged cheetah runs forward as fast as it can.",
        Reward = "dx/dt - 0.1 * |action|^2",
        Termination = "never",
        KnownIssues = version == RuleVersion.V5 ? [KnownIssue.NoInfoAtTheStart] : [],
        Source = "Gymnasium HalfCheetah-v4/v5; Wawrzynski 2009",
        Model = ModelSource.Embedded(typeof(HalfCheetah).Assembly, "half_cheetah.xml"),
        CreateTask = static model => new HalfCheetah(model),
        FrameSkip = FrameSkip,
    };

    /// <inheritdoc/>
    public override void InitializeEpisode(MjData data, ref Rng rng) => StartNormal(data, ResetNoise, ref rng);

    /// <inheritdoc/>
    public override bool IsTerminal(MjData data) => false;

    /// <inheritdoc/>
    protected override double SurviveBonus(MjData data) => 0;
}
