using RoboIrl.Core.Geometry;

namespace RoboIrl.Envs.MetaWorld.Experts;

/// <summary>Taking a flat thing along under closed fingertips that press on it lightly.</summary>
internal static class Pressing
{
    private const double Gain = 15;
    private const double Around = 0.02;
    private const double Above = 0.06;
    private const double Touching = 0.005;

    // The fingertips are sent this far into what they press on.
    private const double Depth = 0.003;

    /// <summary>The next command.</summary>
    /// <param name="view">The observation.</param>
    /// <param name="contact">Where on the thing's top the fingertips belong, now.</param>
    /// <param name="way">How far the thing has to go; its height is ignored.</param>
    public static Command Slide(in ExpertView view, Vec3 contact, Vec3 way)
    {
        Vec3 tcp = view.Tcp;
        if (Vec3.DistanceXY(tcp, contact) > Around)
        {
            return new Command(contact + new Vec3(0, 0, Above), Grip: 1, Gain);
        }

        Vec3 pressing = contact - new Vec3(0, 0, Depth);
        return tcp.Z > contact.Z + Touching
            ? new Command(pressing, Grip: 1, Gain)
            : new Command(new Vec3(tcp.X + way.X, tcp.Y + way.Y, pressing.Z), Grip: 1, Gain);
    }
}
