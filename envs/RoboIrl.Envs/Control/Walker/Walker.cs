using RoboIrl.Core.Randomness;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.Control.Walker;

/// <summary>A planar biped stands up, walks at 1 m/s or runs at 8 m/s.</summary>
/// <remarks>
/// stand = (3 T(height; &gt;= 1.2; m 0.6) + (1 + torso zz)/2) / 4; walk and run multiply it by (5 T(speed; &gt;= s; m s/2; linear; v 0.5) + 1)/6.
/// T is <see cref="Tolerance"/>, torso zz the cosine of the torso's lean, speed that of the centre of mass along x.
/// </remarks>
public sealed class Walker : ControlTask
{
    private static readonly Tolerance Tall = new(1.2, double.PositiveInfinity, margin: 0.6);

    private readonly Tolerance? _fast;
    private readonly JointRandomizer _joints;
    private readonly SensorId _velocity;
    private readonly BodyId _torso;
    private readonly int _bodies;

    /// <summary>Makes the task.</summary>
    /// <param name="model">Compiled <c>walker.xml</c>.</param>
    /// <param name="targetSpeed">Speed of full reward in m/s; 0 where standing is all.</param>
    public Walker(MjModel model, double targetSpeed)
        : base(model, ObservationNames(model), targetSpeed > 0 ? ["factor_stand", "factor_speed", "height", "speed"] : ["factor_stand", "height"])
    {
        ArgumentNullException.ThrowIfNull(model);
        if (targetSpeed > 0)
        {
            _fast = new Tolerance(targetSpeed, double.PositiveInfinity, margin: targetSpeed / 2, ToleranceSigmoid.Linear, valueAtMargin: 0.5);
        }

        _joints = new JointRandomizer(model);
        _velocity = model.Sensor("torso_subtreelinvel");
        _torso = model.Body("torso");
        _bodies = model.BodyCount;
    }

    /// <summary>The registered environments.</summary>
    public static IReadOnlyList<EnvironmentDefinition> Definitions => [Define("stand", 0), Define("walk", 1), Define("run", 8)];

    /// <inheritdoc/>
    public override void InitializeEpisode(MjData data, ref Rng rng) => _joints.Draw(data, ref rng);

    /// <inheritdoc/>
    public override void Observe(MjData data, Span<double> observation)
    {
        ArgumentNullException.ThrowIfNull(data);
        ReadOnlySpan<double> orientations = data.Xmat;
        Span<double> rest = observation;
        for (int body = 1; body < _bodies; body++)
        {
            rest[0] = orientations[9 * body];
            rest[1] = orientations[(9 * body) + 2];
            rest = rest[2..];
        }

        rest[0] = data.PositionOf(_torso)[2];
        data.Qvel.CopyTo(rest[1..]);
    }

    /// <inheritdoc/>
    public override double Reward(MjData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        double height = data.PositionOf(_torso)[2];
        double upright = (1 + data.Xmat[(9 * _torso.Index) + 8]) / 2;
        double stand = ((3 * Tall.Of(height)) + upright) / 4;
        Span<double> info = Info;
        info[0] = stand;
        if (_fast is not { } fast)
        {
            info[1] = height;
            return stand;
        }

        double speed = data.OutputOf(_velocity)[0];
        info[1] = ((5 * fast.Of(speed)) + 1) / 6;
        info[2] = height;
        info[3] = speed;
        return stand * info[1];
    }

    private static string[] ObservationNames(MjModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return
        [
            .. Enumerable.Range(1, model.BodyCount - 1).Select(i => model.NameOf(new BodyId(i))).SelectMany(name => (string[])[name + "_xx", name + "_xz"]),
            "torso_height",
            .. VelocityNames(model),
        ];
    }

    private static EnvironmentDefinition Define(string task, double speed) => new()
    {
        Id = $"control/walker-{task}-v1",
        Summary = speed > 0 ? FormattableString.Invariant($"A planar biped gets up and moves forward at {speed} m/s.") : "A planar biped gets up and stands.",
        Reward = "(3 T(height; >= 1.2; m 0.6) + (1 + cos(lean))/2)/4"
            + (speed > 0 ? FormattableString.Invariant($" * (5 T(speed; >= {speed}; m {speed / 2}; linear to 0.5) + 1)/6") : ""),
        Termination = "never",
        Source = ControlSuite.Source,
        Model = ControlSuite.Model("walker"),
        CreateTask = model => new Walker(model, speed),
        FrameSkip = 10,
        Stepping = SteppingMode.FreshDerived,
    };
}
