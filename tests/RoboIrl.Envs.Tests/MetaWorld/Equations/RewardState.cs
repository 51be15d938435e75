using RoboIrl.Core.Geometry;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.Tests.MetaWorld.Equations;

/// <summary>
/// What the published equations of the rewards are about, read from the observation and from the engine and not from the task.
/// </summary>
/// <param name="Observation">[39] after the step.</param>
/// <param name="Data">The world after the step.</param>
/// <param name="A">Raw gripper action.</param>
internal sealed record RewardState(double[] Observation, MjData Data, double A)
{
    /// <summary>Hand body.</summary>
    public Vec3 W => Vec3.From(Observation);

    /// <summary>Tool centre point: midpoint of the fingertip sites.</summary>
    public Vec3 P { get; } = 0.5 * (Site(Data, "left_tip") + Site(Data, "right_tip"));

    /// <summary>Gripper opening.</summary>
    public double F => Observation[3];

    /// <summary>First object.</summary>
    public Vec3 O => Vec3.From(Observation.AsSpan(4));

    /// <summary>The four observed numbers of the first object's orientation.</summary>
    public Quat Q => Quat.From(Observation.AsSpan(7));

    /// <summary>Second object.</summary>
    public Vec3 O2 => Vec3.From(Observation.AsSpan(11));

    /// <summary>Goal.</summary>
    public Vec3 G => Vec3.From(Observation.AsSpan(36));

    /// <summary>y of the left pad.</summary>
    public double YL { get; } = Vec3.From(Data.PositionOf(Data.Model.Body("left_pad"))).Y;

    /// <summary>y of the right pad.</summary>
    public double YR { get; } = Vec3.From(Data.PositionOf(Data.Model.Body("right_pad"))).Y;

    /// <summary>Left pad.</summary>
    public Vec3 L { get; } = Vec3.From(Data.PositionOf(Data.Model.Body("left_pad")));

    /// <summary>Position of a slide or hinge joint.</summary>
    public double Joint(string name) => Data.QposOf(Data.Model.Joint(name));

    /// <summary>Place of a site; like the joints and bodies as it is when it is asked for, so never ask a state of the past.</summary>
    public Vec3 Site(string name) => Site(Data, name);

    /// <summary>Place of a body.</summary>
    public Vec3 Body(string name) => Vec3.From(Data.PositionOf(Data.Model.Body(name)));

    private static Vec3 Site(MjData data, string name) => Vec3.From(data.PositionOf(data.Model.Site(name)));
}
