using RoboIrl.Core.Randomness;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.Control.Reacher;

/// <summary>A planar arm of two links touches a target with its finger.</summary>
/// <remarks>
/// reward = 1 where the distance of finger and target is at most the sum of their radii, else 0. The target lies at angle
/// U(0, 2 pi) and distance U(0.05, 0.20). It is the place of a mocap body: part of the physics' saved state, while the model,
/// which worlds share, stays untouched.
/// </remarks>
public sealed class Reacher : ControlTask
{
    private const double NearestTarget = 0.05;
    private const double FarthestTarget = 0.20;

    private readonly Tolerance _touching;
    private readonly JointRandomizer _joints;
    private readonly GeomId _finger;

    /// <summary>Makes the task.</summary>
    /// <param name="model">Compiled <c>reacher.xml</c>; the size of its target decides how hard the task is.</param>
    public Reacher(MjModel model)
        : base(model, [.. PositionNames(model), "to_target_x", "to_target_y", .. VelocityNames(model)], ["touching", "distance"])
    {
        ArgumentNullException.ThrowIfNull(model);
        _finger = model.Geom("finger");
        _touching = new Tolerance(0, model.GeomSize[3 * _finger.Index] + model.GeomSize[3 * model.Geom("target").Index]);
        _joints = new JointRandomizer(model);
    }

    /// <summary>The registered environments.</summary>
    public static IReadOnlyList<EnvironmentDefinition> Definitions => [Define("easy", 0.05), Define("hard", 0.015)];

    /// <inheritdoc/>
    public override void InitializeEpisode(MjData data, ref Rng rng)
    {
        ArgumentNullException.ThrowIfNull(data);
        _joints.Draw(data, ref rng);
        double angle = rng.Uniform(0, 2 * Math.PI);
        double radius = rng.Uniform(NearestTarget, FarthestTarget);
        data.MocapPosition[0] = radius * Math.Sin(angle);
        data.MocapPosition[1] = radius * Math.Cos(angle);
    }

    /// <inheritdoc/>
    public override void Observe(MjData data, Span<double> observation)
    {
        ArgumentNullException.ThrowIfNull(data);
        Span<double> rest = Append(data.Qpos, observation);
        (rest[0], rest[1]) = ToTarget(data);
        data.Qvel.CopyTo(rest[2..]);
    }

    /// <inheritdoc/>
    public override double Reward(MjData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        (double x, double y) = ToTarget(data);
        double distance = Math.Sqrt((x * x) + (y * y));
        Info[0] = _touching.Of(distance);
        Info[1] = distance;
        return Info[0];
    }

    private (double X, double Y) ToTarget(MjData data)
    {
        ReadOnlySpan<double> finger = data.PositionOf(_finger);
        ReadOnlySpan<double> target = data.MocapPosition;
        return (target[0] - finger[0], target[1] - finger[1]);
    }

    private static EnvironmentDefinition Define(string task, double radius) => new()
    {
        Id = $"control/reacher-{task}-v1",
        Summary = FormattableString.Invariant($"A planar arm of two links touches a target of {1000 * radius} mm radius with its finger."),
        Reward = FormattableString.Invariant($"1 where the distance of finger and target is at most {radius} + 0.01 m, else 0"),
        Termination = "never",
        Source = ControlSuite.Source,
        Model = ControlSuite.Model("reacher").With(model => model.GeomSize[3 * model.Geom("target").Index] = radius),
        CreateTask = static model => new Reacher(model),
        FrameSkip = 1,
        Stepping = SteppingMode.FreshDerived,
    };
}
