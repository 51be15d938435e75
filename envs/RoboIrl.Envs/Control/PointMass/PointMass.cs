using RoboIrl.Core.Environments;
using RoboIrl.Core.Randomness;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.Control.PointMass;

/// <summary>A ball on a table is pushed to the mark in the middle; in the hard task each episode has other axes of pushing.</summary>
/// <remarks>
/// reward = T(distance; 0 to r; m r) * (4 + mean over actions of T(a; 0; m 1; quadratic; v 0))/5 with r = 0.015, T being
/// <see cref="Tolerance"/>. Easy: action i pushes along axis i. Hard: action i pushes along a direction drawn per episode, the two
/// at least 26 degrees from parallel; the directions are not observed. The model is this project's own.
/// </remarks>
public sealed class PointMass : ControlTask
{
    private const double TargetRadius = 0.015;
    private const double LargestCosine = 0.9;
    private static readonly Tolerance Near = new(0, TargetRadius, margin: TargetRadius);
    private static readonly Tolerance SmallControl = new(0, 0, margin: 1, ToleranceSigmoid.Quadratic, valueAtMargin: 0);

    private readonly bool _hard;
    private readonly JointRandomizer _joints;

    // Row i is the direction that action i pushes along; and the actions of the step, which the reward needs.
    private readonly double[] _directions = [1, 0, 0, 1];
    private readonly double[] _action = new double[2];

    /// <summary>Makes the task.</summary>
    /// <param name="model">Compiled <c>point_mass.xml</c>.</param>
    /// <param name="hard">Whether the directions of the actions are drawn.</param>
    public PointMass(MjModel model, bool hard)
        : base(model, [.. PositionNames(model), .. VelocityNames(model)], ["factor_near_target", "factor_small_control", "distance"])
    {
        _hard = hard;
        _joints = new JointRandomizer(model);

        // The model's motors take the sum of two actions.
        Action = VectorSpec.Box(2, -1, 1, "first", "second");
    }

    /// <summary>The registered environments.</summary>
    public static IReadOnlyList<EnvironmentDefinition> Definitions => [Define("easy", hard: false), Define("hard", hard: true)];

    /// <inheritdoc/>
    public override int StateSize => _directions.Length;

    /// <inheritdoc/>
    public override void InitializeEpisode(MjData data, ref Rng rng)
    {
        _joints.Draw(data, ref rng);
        if (!_hard)
        {
            return;
        }

        DrawDirection(_directions.AsSpan(0, 2), ref rng);
        do
        {
            DrawDirection(_directions.AsSpan(2, 2), ref rng);
        }
        while (Math.Abs((_directions[0] * _directions[2]) + (_directions[1] * _directions[3])) > LargestCosine);
    }

    /// <inheritdoc/>
    public override void BeforeStep(MjData data, ReadOnlySpan<float> action)
    {
        ArgumentNullException.ThrowIfNull(data);
        (_action[0], _action[1]) = (action[0], action[1]);
        double first = Math.Clamp(_action[0], -1, 1);
        double second = Math.Clamp(_action[1], -1, 1);
        data.Ctrl[0] = (_directions[0] * first) + (_directions[2] * second);
        data.Ctrl[1] = (_directions[1] * first) + (_directions[3] * second);
    }

    /// <inheritdoc/>
    public override void Observe(MjData data, Span<double> observation)
    {
        ArgumentNullException.ThrowIfNull(data);
        Append(data.Qvel, Append(data.Qpos, observation));
    }

    /// <inheritdoc/>
    public override double Reward(MjData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        double x = data.Qpos[0];
        double y = data.Qpos[1];
        Span<double> info = Info;
        info[2] = Math.Sqrt((x * x) + (y * y));
        info[0] = Near.Of(info[2]);
        info[1] = (4 + ((SmallControl.Of(_action[0]) + SmallControl.Of(_action[1])) / 2)) / 5;
        return info[0] * info[1];
    }

    /// <inheritdoc/>
    public override void GetState(MjData data, Span<double> state) => _directions.CopyTo(state);

    /// <inheritdoc/>
    public override void SetState(MjData data, ReadOnlySpan<double> state) => state.CopyTo(_directions);

    private static void DrawDirection(Span<double> direction, ref Rng rng)
    {
        double angle = rng.Uniform(-Math.PI, Math.PI);
        (direction[1], direction[0]) = Math.SinCos(angle);
    }

    private static EnvironmentDefinition Define(string task, bool hard) => new()
    {
        Id = $"control/point-mass-{task}-v1",
        Summary = "A ball on a table is pushed to the mark in the middle" + (hard ? "; each episode has other axes of pushing." : "."),
        Reward = "T(distance; 0 to 0.015; m 0.015) * (4 + mean T(action; 0; m 1; quadratic to 0))/5",
        Termination = "never",
        Source = ControlSuite.OwnModelSource,
        Model = ControlSuite.Model("point_mass"),
        CreateTask = model => new PointMass(model, hard),
        FrameSkip = 1,
        Stepping = SteppingMode.FreshDerived,
    };
}
