using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.Described.Terms;

/// <summary>Where things are and how they are turned.</summary>
internal static class Pose
{
    /// <summary>Place in the world, m [3].</summary>
    public static ReadOnlySpan<double> Position(this Thing thing, MjData data) => thing.Kind switch
    {
        ThingKind.Body => data.Xpos.Slice(3 * thing.Index, 3),
        ThingKind.Site => data.SiteXpos.Slice(3 * thing.Index, 3),
        _ => data.GeomXpos.Slice(3 * thing.Index, 3),
    };

    /// <summary>Orientation in the world, row-major [9]; its columns are the thing's axes.</summary>
    public static ReadOnlySpan<double> Rotation(this Thing thing, MjData data) => thing.Kind switch
    {
        ThingKind.Body => data.Xmat.Slice(9 * thing.Index, 9),
        ThingKind.Site => data.SiteXmat.Slice(9 * thing.Index, 9),
        _ => data.GeomXmat.Slice(9 * thing.Index, 9),
    };

    /// <summary>The unit quaternion (w, x, y, z) of a rotation matrix, w not negative (Shepperd 1978).</summary>
    public static void ToQuaternion(ReadOnlySpan<double> r, Span<double> q)
    {
        double trace = r[0] + r[4] + r[8];
        if (trace > 0)
        {
            double s = 2 * Math.Sqrt(1 + trace);
            (q[0], q[1], q[2], q[3]) = (s / 4, (r[7] - r[5]) / s, (r[2] - r[6]) / s, (r[3] - r[1]) / s);
        }
        else if (r[0] >= r[4] && r[0] >= r[8])
        {
            double s = 2 * Math.Sqrt(1 + r[0] - r[4] - r[8]);
            (q[0], q[1], q[2], q[3]) = ((r[7] - r[5]) / s, s / 4, (r[1] + r[3]) / s, (r[2] + r[6]) / s);
        }
        else if (r[4] >= r[8])
        {
            double s = 2 * Math.Sqrt(1 - r[0] + r[4] - r[8]);
            (q[0], q[1], q[2], q[3]) = ((r[2] - r[6]) / s, (r[1] + r[3]) / s, s / 4, (r[5] + r[7]) / s);
        }
        else
        {
            double s = 2 * Math.Sqrt(1 - r[0] - r[4] + r[8]);
            (q[0], q[1], q[2], q[3]) = ((r[3] - r[1]) / s, (r[2] + r[6]) / s, (r[5] + r[7]) / s, s / 4);
        }

        if (q[0] < 0)
        {
            (q[0], q[1], q[2], q[3]) = (-q[0], -q[1], -q[2], -q[3]);
        }
    }
}
