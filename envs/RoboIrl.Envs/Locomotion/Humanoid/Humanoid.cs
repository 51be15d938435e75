using RoboIrl.Core.Randomness;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.Locomotion.Humanoid;

/// <summary>Humanoid: walk along x on two legs without falling.</summary>
/// <remarks>
/// Tassa, Erez and Todorov 2012, "Synthesis and stabilization of complex behaviors through online trajectory optimization";
/// the rules are Gymnasium's. Healthy: height of the torso within (1.0, 2.0) m. The forward velocity is that of the whole
/// body's centre of mass as the last evaluation of the physics left it.
/// </remarks>
/// <param name="model">Compiled <c>humanoid.xml</c>.</param>
/// <param name="version">Which rules.</param>
public sealed class Humanoid(MjModel model, RuleVersion version)
    : FreeRootTask(model, FrameSkip, version, HumanoidObservation.Names(model, version), TendonNames(model, version))
{
    private const int FrameSkip = 5;
    private const double ResetNoise = 0.01;
    private const double ContactWeight = 5e-7;
    private const double LargestContactCost = 10;
    private readonly RuleVersion _version = version;
    private readonly MjModel _model = model;

    // Lengths, then velocities; v4 does not tell them.
    private readonly double[] _tendons = new double[TendonNames(model, version).Length];

    /// <inheritdoc/>
    public override int StateSize { get; } = HumanoidObservation.StateSize(model) + (3 * model.BodyCount);

    /// <inheritdoc/>
    protected override double ForwardWeight => 1.25;

    /// <inheritdoc/>
    protected override double ControlWeight => 0.1;

    /// <inheritdoc/>
    protected override double SurviveBonus => 5;

    /// <summary>The registered environment.</summary>
    /// <param name="version">4 or 5.</param>
    public static EnvironmentDefinition Define(RuleVersion version) => new()
    {
        Id = $"locomotion/humanoid-v{(int)version}",
        Summary = "A humanoid of 17 joints walks forward without falling.",
        Reward = version == RuleVersion.V4
            ? "1.25 * dx/dt + 5 - 0.1 * |action|^2, x of the centre of mass"
            : "1.25 * dx/dt + (5 where healthy) - 0.1 * |action|^2 - min(10, 5e-7 * sum of squared contact forces), x of the centre of mass",
        Termination = "height of the torso outside (1.0, 2.0) m",
        KnownIssues = version == RuleVersion.V4
            ? [KnownIssue.BonusOnTheFailingStep, KnownIssue.NoContactCost, KnownIssue.ConstantWorldElements]
            : [KnownIssue.NoInfoAtTheStart],
        ConstantObservations = HumanoidObservation.Constants(version),
        Source = "Gymnasium Humanoid-v4/v5; Tassa, Erez and Todorov 2012",
        Model = ModelSource.Embedded(typeof(Humanoid).Assembly, "humanoid.xml"),
        CreateTask = compiled => new Humanoid(compiled, version),
        FrameSkip = FrameSkip,
    };

    /// <inheritdoc/>
    public override void InitializeEpisode(MjData data, ref Rng rng) => StartUniform(data, ResetNoise, ref rng);

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
        if (_version == RuleVersion.V5)
        {
            Row.Append(Row.Append(_tendons, data.TendonLength), data.TendonVelocity);
        }

        return base.Reward(data);
    }

    /// <inheritdoc/>
    public override void ReadInfo(Span<double> values)
    {
        base.ReadInfo(values);
        _tendons.CopyTo(values[^_tendons.Length..]);
    }

    /// <inheritdoc/>
    public override void GetState(MjData data, Span<double> state)
    {
        ArgumentNullException.ThrowIfNull(data);
        Row.Append(HumanoidObservation.GetState(data, state), data.Xipos);
    }

    /// <inheritdoc/>
    public override void SetState(MjData data, ReadOnlySpan<double> state)
    {
        ArgumentNullException.ThrowIfNull(data);
        Row.Take(HumanoidObservation.SetState(data, state), data.Xipos);
    }

    /// <summary>min(10, 5e-7 * sum of squared contact forces), which the standing-up task charges as well.</summary>
    /// <param name="data">The world after the physics.</param>
    internal static double ImpactCost(MjData data)
    {
        double squared = 0;
        foreach (double force in data.CfrcExt)
        {
            squared += force * force;
        }

        return Math.Min(ContactWeight * squared, LargestContactCost);
    }

    /// <inheritdoc/>
    protected override (double X, double Y) Place(MjData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        ReadOnlySpan<double> masses = _model.BodyMass; // read now: they may be changed between episodes
        ReadOnlySpan<double> centres = data.Xipos;
        double total = 0;
        double x = 0;
        double y = 0;
        for (int body = 0; body < masses.Length; body++)
        {
            total += masses[body];
            x += masses[body] * centres[3 * body];
            y += masses[body] * centres[(3 * body) + 1];
        }

        return (x / total, y / total);
    }

    /// <inheritdoc/>
    protected override bool IsHealthy(MjData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return data.Qpos[2] is > 1.0 and < 2.0;
    }

    /// <inheritdoc/>
    protected override double ContactCost(MjData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return ImpactCost(data);
    }

    private static string[] TendonNames(MjModel model, RuleVersion version) => version == RuleVersion.V4
        ? []
        : [.. ModelNames.Tendons(model, "tendon_length"), .. ModelNames.Tendons(model, "tendon_velocity")];
}
