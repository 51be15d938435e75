using RoboIrl.Core.Randomness;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.Control.Hopper;

/// <summary>A planar one-legged robot stands, or hops forward at 2 m/s.</summary>
/// <remarks>
/// standing = T(height of the torso's over the foot's centre of mass; 0.6 to 2; m 0), 0 or 1.
/// stand reward = standing * (4 + mean over actions of T(a; 0; m 1; quadratic; v 0))/5;
/// hop reward = standing * T(speed; &gt;= 2; m 1; linear; v 0.5). T is <see cref="Tolerance"/>.
/// </remarks>
public sealed class Hopper : ControlTask
{
    private const double HopSpeed = 2;
    private static readonly Tolerance Standing = new(0.6, 2);
    private static readonly Tolerance SmallControl = new(0, 0, margin: 1, ToleranceSigmoid.Quadratic, valueAtMargin: 0);
    private static readonly Tolerance Fast = new(HopSpeed, double.PositiveInfinity, margin: HopSpeed / 2, ToleranceSigmoid.Linear, valueAtMargin: 0.5);

    private readonly bool _hop;
    private readonly JointRandomizer _joints;
    private readonly SensorId _velocity;
    private readonly SensorId _toe;
    private readonly SensorId _heel;
    private readonly BodyId _torso;
    private readonly BodyId _foot;

    /// <summary>Makes the task.</summary>
    /// <param name="model">Compiled <c>hopper.xml</c>.</param>
    /// <param name="hop">Whether forward speed pays, not stillness.</param>
    public Hopper(MjModel model, bool hop)
        : base(
            model,
            [.. PositionNames(model, "rootx"), .. VelocityNames(model), "toe_touch", "heel_touch"],
            ["factor_standing", hop ? "factor_speed" : "factor_small_control", "height", "speed"])
    {
        ArgumentNullException.ThrowIfNull(model);
        _hop = hop;
        _joints = new JointRandomizer(model);
        _velocity = model.Sensor("torso_subtreelinvel");
        _toe = model.Sensor("touch_toe");
        _heel = model.Sensor("touch_heel");
        _torso = model.Body("torso");
        _foot = model.Body("foot");
    }

    /// <summary>The registered environments.</summary>
    public static IReadOnlyList<EnvironmentDefinition> Definitions => [Define("stand", hop: false), Define("hop", hop: true)];

    /// <inheritdoc/>
    public override void InitializeEpisode(MjData data, ref Rng rng) => _joints.Draw(data, ref rng);

    /// <inheritdoc/>
    public override void Observe(MjData data, Span<double> observation)
    {
        ArgumentNullException.ThrowIfNull(data);
        Span<double> rest = Append(data.Qvel, Append(data.Qpos[1..], observation));
        rest[0] = Math.Log(1 + data.OutputOf(_toe)[0]);
        rest[1] = Math.Log(1 + data.OutputOf(_heel)[0]);
    }

    /// <inheritdoc/>
    public override double Reward(MjData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        double height = data.CentreOfMassOf(_torso)[2] - data.CentreOfMassOf(_foot)[2];
        double speed = data.OutputOf(_velocity)[0];
        Span<double> info = Info;
        info[0] = Standing.Of(height);
        info[1] = _hop ? Fast.Of(speed) : (4 + SmallControlOf(data.Ctrl)) / 5;
        info[2] = height;
        info[3] = speed;
        return info[0] * info[1];
    }

    private static double SmallControlOf(ReadOnlySpan<double> controls)
    {
        double sum = 0;
        foreach (double control in controls)
        {
            sum += SmallControl.Of(control);
        }

        return sum / controls.Length;
    }

    private static EnvironmentDefinition Define(string task, bool hop) => new()
    {
        Id = $"control/hopper-{task}-v1",
        Summary = hop ? "A planar one-legged robot hops forward at 2 m/s." : "A planar one-legged robot gets up and stands still.",
        Reward = "T(height; 0.6 to 2; no margin) * " + (hop ? "T(speed; >= 2; m 1; linear to 0.5)" : "(4 + mean T(action; 0; m 1; quadratic to 0))/5"),
        Termination = "never",
        Source = ControlSuite.Source,
        Model = ControlSuite.Model("hopper"),
        CreateTask = model => new Hopper(model, hop),
        FrameSkip = 4,
        Stepping = SteppingMode.FreshDerived,
    };
}
