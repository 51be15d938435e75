using RoboIrl.Core.Randomness;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.Control.Finger;

/// <summary>A planar finger spins a body on an unactuated hinge, or turns it so that its tip meets a target.</summary>
/// <remarks>
/// spin reward = 1 where the hinge turns at -15 rad/s or faster, its damping lowered to 0.03; turn reward = 1 where the tip is
/// within the target's radius, the damping being 0.5. The target lies on the circle that the tip describes. It is the place of a
/// mocap body: part of the physics' saved state, while the model, which worlds share, stays untouched.
/// </remarks>
public sealed class Finger : ControlTask
{
    private const double SpinSpeed = 15;
    private const double SpinDamping = 0.03;
    private const double TargetCircle = 0.13;
    private static readonly Tolerance Spinning = new(double.NegativeInfinity, -SpinSpeed);

    private readonly bool _turn;
    private readonly double _targetRadius;
    private readonly JointRandomizer _joints;
    private readonly SensorId _proximal;
    private readonly SensorId _distal;
    private readonly SensorId _proximalVelocity;
    private readonly SensorId _distalVelocity;
    private readonly SensorId _hingeVelocity;
    private readonly SensorId _tip;
    private readonly SensorId _spinner;
    private readonly SensorId _touchTop;
    private readonly SensorId _touchBottom;

    /// <summary>Makes the task.</summary>
    /// <param name="model">Compiled <c>finger.xml</c>.</param>
    /// <param name="targetRadius">Radius of the target in m, or 0 for spinning.</param>
    public Finger(MjModel model, double targetRadius)
        : base(
            model,
            [
                "proximal_position", "distal_position", "tip_x", "tip_z", "proximal_velocity", "distal_velocity", "hinge_velocity", "touch_top", "touch_bottom",
                .. targetRadius > 0 ? (string[])["target_x", "target_z", "distance_to_target"] : [],
            ],
            targetRadius > 0 ? ["on_target", "distance"] : ["spinning", "hinge_velocity"])
    {
        ArgumentNullException.ThrowIfNull(model);
        _turn = targetRadius > 0;
        _targetRadius = targetRadius;
        _joints = new JointRandomizer(model);
        _proximal = model.Sensor("proximal");
        _distal = model.Sensor("distal");
        _proximalVelocity = model.Sensor("proximal_velocity");
        _distalVelocity = model.Sensor("distal_velocity");
        _hingeVelocity = model.Sensor("hinge_velocity");
        _tip = model.Sensor("tip");
        _spinner = model.Sensor("spinner");
        _touchTop = model.Sensor("touchtop");
        _touchBottom = model.Sensor("touchbottom");
    }

    /// <summary>The registered environments.</summary>
    public static IReadOnlyList<EnvironmentDefinition> Definitions => [DefineSpin(), DefineTurn("easy", 0.07), DefineTurn("hard", 0.03)];

    /// <inheritdoc/>
    public override void InitializeEpisode(MjData data, ref Rng rng)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (_turn)
        {
            double angle = rng.Uniform(-Math.PI, Math.PI);
            ReadOnlySpan<double> centre = data.OutputOf(_spinner);
            data.MocapPosition[0] = centre[0] + (TargetCircle * Math.Sin(angle));
            data.MocapPosition[2] = centre[2] + (TargetCircle * Math.Cos(angle));
        }

        for (int i = 0; i < LargestTries; i++)
        {
            _joints.Draw(data, ref rng);
            data.ForwardPosition();
            if (data.ContactCount == 0)
            {
                return;
            }
        }

        throw NoFreeStart(data);
    }

    /// <inheritdoc/>
    public override void Observe(MjData data, Span<double> observation)
    {
        ArgumentNullException.ThrowIfNull(data);
        ReadOnlySpan<double> centre = data.OutputOf(_spinner);
        ReadOnlySpan<double> tip = data.OutputOf(_tip);
        observation[0] = data.OutputOf(_proximal)[0];
        observation[1] = data.OutputOf(_distal)[0];
        observation[2] = tip[0] - centre[0];
        observation[3] = tip[2] - centre[2];
        observation[4] = data.OutputOf(_proximalVelocity)[0];
        observation[5] = data.OutputOf(_distalVelocity)[0];
        observation[6] = data.OutputOf(_hingeVelocity)[0];
        observation[7] = Math.Log(1 + data.OutputOf(_touchTop)[0]);
        observation[8] = Math.Log(1 + data.OutputOf(_touchBottom)[0]);
        if (_turn)
        {
            observation[9] = data.MocapPosition[0] - centre[0];
            observation[10] = data.MocapPosition[2] - centre[2];
            observation[11] = DistanceToTarget(data);
        }
    }

    /// <inheritdoc/>
    public override double Reward(MjData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        double hinge = data.OutputOf(_hingeVelocity)[0];
        double distance = _turn ? DistanceToTarget(data) : 0;
        Info[0] = _turn ? Convert.ToDouble(distance <= 0) : Spinning.Of(hinge);
        Info[1] = _turn ? distance : hinge;
        return Info[0];
    }

    // To the target's surface: negative inside.
    private double DistanceToTarget(MjData data)
    {
        ReadOnlySpan<double> tip = data.OutputOf(_tip);
        double x = data.MocapPosition[0] - tip[0];
        double z = data.MocapPosition[2] - tip[2];
        return Math.Sqrt((x * x) + (z * z)) - _targetRadius;
    }

    private static EnvironmentDefinition DefineSpin() => new()
    {
        Id = "control/finger-spin-v1",
        Summary = "A planar finger keeps a body on a hinge spinning.",
        Reward = "1 where the hinge's velocity is at most -15 rad/s, else 0",
        Termination = "never",
        Source = ControlSuite.Source,
        Model = ControlSuite.Model("finger").With(static model =>
        {
            model.DofDamping[model.JointDofAddress[model.Joint("hinge").Index]] = SpinDamping;
            model.GeomColor[(4 * model.Geom("target").Index) + 3] = 0;
        }),
        CreateTask = static model => new Finger(model, 0),
        FrameSkip = 2,
        Stepping = SteppingMode.FreshDerived,
    };

    private static EnvironmentDefinition DefineTurn(string task, double radius) => new()
    {
        Id = $"control/finger-turn-{task}-v1",
        Summary = FormattableString.Invariant($"A planar finger turns a body on a hinge until its tip is within {1000 * radius} mm of a target."),
        Reward = FormattableString.Invariant($"1 where the distance of tip and target is at most {radius} m, else 0"),
        Termination = "never",
        Source = ControlSuite.Source,
        Model = ControlSuite.Model("finger").With(model => model.GeomSize[3 * model.Geom("target").Index] = radius),
        CreateTask = model => new Finger(model, radius),
        FrameSkip = 2,
        Stepping = SteppingMode.FreshDerived,
    };
}
