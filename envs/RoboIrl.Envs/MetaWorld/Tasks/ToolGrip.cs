using RoboIrl.Envs.Geometry;

namespace RoboIrl.Envs.MetaWorld.Tasks;

/// <summary>What the rewards for carrying a tool by its handle share.</summary>
internal static class ToolGrip
{
    private const double LargestTurn = 0.4;

    /// <summary>1 while the tool lies as it did at the start, falling to 0 with the distance of the quaternions.</summary>
    /// <param name="rotation">The tool's orientation.</param>
    /// <param name="rest">Its orientation on the table.</param>
    public static double Level(Quat rotation, Quat rest) => Math.Max(1 - (Quat.Distance(rotation, rest) / LargestTurn), 0);

    /// <summary>The point to grasp: along the handle (x) any place near the grip will do.</summary>
    /// <param name="grip">The handle's middle.</param>
    /// <param name="hand">Where the hand is.</param>
    /// <param name="slack">How far along the handle the hand may be, metres.</param>
    public static Vec3 Point(Vec3 grip, Vec3 hand, double slack) => Math.Abs(grip.X - hand.X) < slack ? grip with { X = hand.X } : grip;
}
