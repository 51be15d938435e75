using RoboIrl.Core.Geometry;
using RoboIrl.Envs.MetaWorld.Experts;

namespace RoboIrl.Envs.MetaWorld.Tasks;

/// <summary>What the rewards for carrying a tool by its handle share.</summary>
internal static class ToolGrip
{
    private const double Closed = 0.6;

    /// <summary>1 while the tool lies as it did at the start, falling to 0 with the distance of the quaternions.</summary>
    /// <param name="rotation">The tool's orientation.</param>
    /// <param name="rest">Its orientation on the table.</param>
    /// <param name="largest">Distance from which on it counts as fallen over.</param>
    public static double Level(Quat rotation, Quat rest, double largest = 0.4) => Math.Max(1 - (Quat.Distance(rotation, rest) / largest), 0);

    /// <summary>The point to grasp: along the handle (x) any place near the grip will do.</summary>
    /// <param name="grip">The handle's middle.</param>
    /// <param name="hand">Where the hand is.</param>
    /// <param name="slack">How far along the handle the hand may be, metres.</param>
    public static Vec3 Point(Vec3 grip, Vec3 hand, double slack) => Math.Abs(grip.X - hand.X) < slack ? grip with { X = hand.X } : grip;

    /// <summary>How to take hold of a handle: over it, down, close. Null once the fingers are closed around it.</summary>
    /// <param name="view">The observation.</param>
    /// <param name="grip">Where the fingers shall take it, metres.</param>
    /// <param name="aside">Distance seen from above up to which the fingers are over it, metres.</param>
    /// <param name="above">Height over it from which on the fingers are down, metres.</param>
    public static Command? Take(in ExpertView view, Vec3 grip, double aside = 0.02, double above = 0.01)
    {
        if (Vec3.DistanceXY(view.Tcp, grip) > aside)
        {
            return new Command(grip + new Vec3(0, 0, 0.1), Grip: -1, Gain: 15);
        }

        if (view.Tcp.Z - grip.Z > above)
        {
            return new Command(grip, Grip: -1, Gain: 15);
        }

        return view.Opening > Closed ? new Command(grip, Grip: 1) : null;
    }
}
