using RoboIrl.Core.Geometry;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.RewardPrograms;

/// <summary>Place and velocity of a body as the engine's last evaluation left them.</summary>
internal readonly struct BodyMotion
{
    // The engine's velocity of a body: angular, then linear at the centre of mass of the tree that the body belongs to.
    private const int PerBody = 6;
    private const int Linear = 3;
    private readonly int _body;
    private readonly int _root;

    /// <summary>Looks up where the body's tree begins.</summary>
    /// <param name="model">The compiled model.</param>
    /// <param name="body">A body other than the world.</param>
    public BodyMotion(MjModel model, BodyId body)
    {
        (_body, _root) = (body.Index, body.Index);
        while (model.BodyParent[_root] > 0)
        {
            _root = model.BodyParent[_root];
        }
    }

    /// <summary>Origin of the body, metres.</summary>
    /// <param name="data">The world.</param>
    public Vec3 Position(MjData data) => Vec3.From(data.PositionOf(new BodyId(_body)));

    /// <summary>How it is turned.</summary>
    /// <param name="data">The world.</param>
    public Quat Rotation(MjData data) => Quat.From(data.Xquat.Slice(4 * _body, 4));

    /// <summary>Angular velocity in the world's frame, rad/s.</summary>
    /// <param name="data">The world.</param>
    public Vec3 AngularVelocity(MjData data) => Vec3.From(data.Cvel.Slice(PerBody * _body, Linear));

    /// <summary>Velocity of a point that is fixed to the body, m/s.</summary>
    /// <param name="data">The world.</param>
    /// <param name="point">Where the point is now, metres.</param>
    public Vec3 VelocityAt(MjData data, Vec3 point)
    {
        ReadOnlySpan<double> velocity = data.Cvel.Slice(PerBody * _body, PerBody);
        Vec3 center = Vec3.From(data.SubtreeCom[(3 * _root)..]);
        return Vec3.From(velocity[Linear..]) + Vec3.Cross(Vec3.From(velocity), point - center);
    }
}
