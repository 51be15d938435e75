using RoboIrl.Core.Randomness;
using RoboIrl.Envs.RewardPrograms;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.Locomotion.Ant;

/// <summary>Ant: run along x on four legs without falling or jumping.</summary>
/// <remarks>
/// Schulman et al. 2016, "High-dimensional continuous control using generalized advantage estimation"; the rules are Gymnasium's.
/// Healthy: height of the torso within [0.2, 1.0] m. The forward velocity is that of the torso's place as the last
/// evaluation of the physics left it. v5 observes the contact forces, clipped to plus and minus 1, and charges for them.
/// </remarks>
/// <param name="model">Compiled <c>ant.xml</c>.</param>
/// <param name="version">Which rules.</param>
public sealed class Ant(MjModel model, RuleVersion version) : FreeRootTask(model, FrameSkip, version, Names(model, version)), ITaskView
{
    private const int FrameSkip = 5;
    private const double ResetNoise = 0.1;
    private const double ContactLimit = 1;
    private const double ContactWeight = 5e-4;
    private const int PerBody = 6;
    private readonly BodyId _torso = model.Body("torso");

    /// <inheritdoc/>
    public override int StateSize { get; } = 3 + (PerBody * model.BodyCount);

    /// <inheritdoc/>
    protected override double ForwardWeight => 1;

    /// <inheritdoc/>
    protected override double ControlWeight => 0.5;

    /// <inheritdoc/>
    protected override double SurviveBonus => 1;

    /// <summary>The registered environment.</summary>
    /// <param name="version">4 or 5.</param>
    public static EnvironmentDefinition Define(RuleVersion version) => new()
    {
        Id = $"locomotion/ant-v{(int)version}",
        Summary = "A four-legged robot runs forward without falling.",
        Reward = version == RuleVersion.V4
            ? "dx/dt + 1 - 0.5 * |action|^2"
            : "dx/dt + (1 where healthy) - 0.5 * |action|^2 - 0.0005 * sum of squared contact forces, each within +-1",
        Termination = "height of the torso outside [0.2, 1.0] m",
        KnownIssues = version == RuleVersion.V4 ? [KnownIssue.BonusOnTheFailingStep, KnownIssue.NoContactCost] : [KnownIssue.NoInfoAtTheStart],
        Source = "Gymnasium Ant-v4/v5; Schulman et al. 2016",
        Model = ModelSource.Embedded(typeof(Ant).Assembly, "ant.xml"),
        CreateTask = compiled => new Ant(compiled, version),
        FrameSkip = FrameSkip,
    };

    /// <inheritdoc/>
    public WorldView CreateView(MjModel model, double timeStep) => new AntWorld(model, timeStep);

    /// <inheritdoc/>
    public override void InitializeEpisode(MjData data, ref Rng rng) => StartNormal(data, ResetNoise, ref rng);

    /// <inheritdoc/>
    public override void Observe(MjData data, Span<double> observation)
    {
        ArgumentNullException.ThrowIfNull(data);
        observation = Row.Append(observation, data.Qpos[2..]);
        observation = Row.Append(observation, data.Qvel);
        ReadOnlySpan<double> forces = data.CfrcExt[PerBody..];
        for (int i = 0; i < observation.Length; i++)
        {
            observation[i] = Math.Clamp(forces[i], -ContactLimit, ContactLimit);
        }
    }

    /// <inheritdoc/>
    public override void GetState(MjData data, Span<double> state)
    {
        ArgumentNullException.ThrowIfNull(data);
        Row.Append(Row.Append(state, data.PositionOf(_torso)), data.CfrcExt);
    }

    /// <inheritdoc/>
    public override void SetState(MjData data, ReadOnlySpan<double> state)
    {
        ArgumentNullException.ThrowIfNull(data);
        Row.Take(Row.Take(state, data.PositionOf(_torso)), data.CfrcExt);
    }

    /// <inheritdoc/>
    protected override (double X, double Y) Place(MjData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        Span<double> place = data.PositionOf(_torso);
        return (place[0], place[1]);
    }

    /// <inheritdoc/>
    protected override bool IsHealthy(MjData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return data.Qpos[2] is >= 0.2 and <= 1.0;
    }

    /// <inheritdoc/>
    protected override double ContactCost(MjData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        double squared = 0;
        foreach (double force in data.CfrcExt)
        {
            double felt = Math.Clamp(force, -ContactLimit, ContactLimit);
            squared += felt * felt;
        }

        return ContactWeight * squared;
    }

    private static string[] Names(MjModel model, RuleVersion version)
    {
        IEnumerable<string> state = [.. ModelNames.Positions(model).Skip(2), .. ModelNames.Dofs(model, "velocity")];
        return version == RuleVersion.V4 ? [.. state] : [.. state, .. ModelNames.ContactForces(model, firstBody: 1)];
    }
}
