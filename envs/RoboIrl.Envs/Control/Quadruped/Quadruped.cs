using RoboIrl.Core.Randomness;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.Control.Quadruped;

/// <summary>A four-legged robot gets on its feet and walks at 0.5 m/s or runs at 5 m/s.</summary>
/// <remarks>
/// reward = (1 + torso zz)/2 * T(forward velocity in the torso's frame; &gt;= s; m s; linear; v 0.5), T being
/// <see cref="Tolerance"/> and torso zz the cosine of the lean. Standing still upright earns 0.5.
/// </remarks>
public sealed class Quadruped : ControlTask
{
    private const double HeightStep = 0.01;
    private static readonly string[] Toes = ["front_left", "front_right", "back_right", "back_left"];
    private static readonly Tolerance Upright = new(1, double.PositiveInfinity, margin: 2, ToleranceSigmoid.Linear, valueAtMargin: 0);

    private readonly Tolerance _fast;
    private readonly int _torso;
    private readonly SensorId _velocimeter;
    private readonly SensorId _accelerometer;
    private readonly SensorId _gyro;
    private readonly SensorId[] _forcesAndTorques;

    /// <summary>Makes the task.</summary>
    /// <param name="model">Compiled <c>quadruped.xml</c>.</param>
    /// <param name="targetSpeed">Speed of full reward, m/s.</param>
    public Quadruped(MjModel model, double targetSpeed)
        : base(model, ObservationNames(model), ["factor_upright", "factor_speed", "speed"])
    {
        ArgumentNullException.ThrowIfNull(model);
        _fast = new Tolerance(targetSpeed, double.PositiveInfinity, margin: targetSpeed, ToleranceSigmoid.Linear, valueAtMargin: 0.5);
        _torso = 9 * model.Body("torso").Index;
        _velocimeter = model.Sensor("velocimeter");
        _accelerometer = model.Sensor("imu_accel");
        _gyro = model.Sensor("imu_gyro");
        _forcesAndTorques = [.. Toes.Select(toe => model.Sensor("force_toe_" + toe)), .. Toes.Select(toe => model.Sensor("torque_toe_" + toe))];
    }

    /// <summary>The registered environments.</summary>
    public static IReadOnlyList<EnvironmentDefinition> Definitions => [Define("walk", 0.5), Define("run", 5)];

    /// <inheritdoc/>
    public override void InitializeEpisode(MjData data, ref Rng rng)
    {
        ArgumentNullException.ThrowIfNull(data);
        Span<double> root = data.Qpos;
        JointRandomizer.DrawOrientation(root.Slice(3, 4), ref rng);

        // Any way up, as low as nothing touches: about a metre at most.
        for (int i = 0; i < LargestTries; i++)
        {
            root[2] = i * HeightStep;
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
        Span<double> rest = Append(data.Qpos[7..], observation);
        rest = Append(data.Qvel[6..], rest);
        rest = Append(data.Act, rest);
        rest = Append(data.OutputOf(_velocimeter), rest);
        rest[0] = data.Xmat[_torso + 8];
        rest = Append(data.OutputOf(_accelerometer), rest[1..]);
        rest = Append(data.OutputOf(_gyro), rest);
        foreach (SensorId sensor in _forcesAndTorques)
        {
            foreach (double value in data.OutputOf(sensor))
            {
                rest[0] = Math.Asinh(value);
                rest = rest[1..];
            }
        }
    }

    /// <inheritdoc/>
    public override double Reward(MjData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        double speed = data.OutputOf(_velocimeter)[0];
        Span<double> info = Info;
        info[0] = Upright.Of(data.Xmat[_torso + 8]);
        info[1] = _fast.Of(speed);
        info[2] = speed;
        return info[0] * info[1];
    }

    private static string[] ObservationNames(MjModel model) =>
    [
        .. PositionNames(model, "root"),
        .. VelocityNames(model).Where(name => !name.StartsWith("root_", StringComparison.Ordinal)),
        .. Enumerable.Range(0, model.ControlCount).Select(i => model.NameOf(new ActuatorId(i)) + "_activation"),
        .. Axes("torso_velocity"),
        "torso_upright",
        .. Axes("imu_acceleration"),
        .. Axes("imu_gyro"),
        .. Toes.SelectMany(toe => Axes("force_toe_" + toe)),
        .. Toes.SelectMany(toe => Axes("torque_toe_" + toe)),
    ];

    private static string[] Axes(string name) => [name + "_x", name + "_y", name + "_z"];

    private static EnvironmentDefinition Define(string task, double speed) => new()
    {
        Id = $"control/quadruped-{task}-v1",
        Summary = FormattableString.Invariant($"A four-legged robot gets on its feet and moves forward at {speed} m/s."),
        Reward = FormattableString.Invariant($"(1 + cos(lean))/2 * T(forward velocity; >= {speed}; m {speed}; linear to 0.5)"),
        Termination = "never",
        KnownIssues = ["Standing still upright earns 0.5 on every step: the speed's tolerance starts at 0.5."],
        Source = ControlSuite.Source,
        Model = ControlSuite.Model("quadruped").With(model => model.GeomSize.Slice(3 * model.Geom("floor").Index, 2).Fill(20 * speed)),
        CreateTask = model => new Quadruped(model, speed),
        FrameSkip = 4,
        Stepping = SteppingMode.FreshDerived,
    };
}
