using RoboIrl.Core.Randomness;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.Control.Cheetah;

/// <summary>A planar two-legged cheetah runs forward: full reward from 10 m/s on.</summary>
/// <remarks>
/// reward = T(speed; &gt;= 10; m 10; linear; v 0), T being <see cref="Tolerance"/>; speed is that of the centre of mass along x.
/// Observed: qpos without x, then qvel. Wawrzynski 2009, "A cat-like robot real-time learning to run".
/// </remarks>
public sealed class Cheetah : ControlTask
{
    private const double TargetSpeed = 10;
    private const int SettlingSteps = 200;
    private static readonly Tolerance Fast = new(TargetSpeed, double.PositiveInfinity, margin: TargetSpeed, ToleranceSigmoid.Linear, valueAtMargin: 0);

    private readonly JointRandomizer _joints;
    private readonly SensorId _velocity;

    /// <summary>Makes the task.</summary>
    /// <param name="model">Compiled <c>cheetah.xml</c>.</param>
    public Cheetah(MjModel model)
        : base(model, [.. PositionNames(model, "rootx"), .. VelocityNames(model)], ["speed"])
    {
        _joints = new JointRandomizer(model, limitedOnly: true);
        _velocity = model.Sensor("torso_subtreelinvel");
    }

    /// <summary>The registered environments.</summary>
    public static IReadOnlyList<EnvironmentDefinition> Definitions =>
    [
        new()
        {
            Id = "control/cheetah-run-v1",
            Summary = "A planar two-legged cheetah runs forward, up to 10 m/s.",
            Reward = "T(speed; >= 10; m 10; linear to 0): the speed over 10 m/s, within [0, 1]",
            Termination = "never",
            Source = ControlSuite.Source,
            Model = ControlSuite.Model("cheetah"),
            CreateTask = static model => new Cheetah(model),
            FrameSkip = 1,
            Stepping = SteppingMode.FreshDerived,
        },
    ];

    /// <inheritdoc/>
    public override void InitializeEpisode(MjData data, ref Rng rng)
    {
        ArgumentNullException.ThrowIfNull(data);
        _joints.Draw(data, ref rng);

        // Drawn legs may reach into the ground: let the robot come to rest, then start the clock.
        data.ForwardPassive();
        data.StepFresh(SettlingSteps);
        data.Time = 0;
    }

    /// <inheritdoc/>
    public override void Observe(MjData data, Span<double> observation)
    {
        ArgumentNullException.ThrowIfNull(data);
        Append(data.Qvel, Append(data.Qpos[1..], observation));
    }

    /// <inheritdoc/>
    public override double Reward(MjData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        double speed = data.OutputOf(_velocity)[0];
        Info[0] = speed;
        return Fast.Of(speed);
    }
}
