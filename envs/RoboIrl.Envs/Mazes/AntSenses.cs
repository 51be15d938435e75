using RoboIrl.Core.Geometry;

namespace RoboIrl.Envs.Mazes;

/// <summary>What the ant that walks to waypoints observes: itself and the way, seen along its own heading.</summary>
/// <remarks>
/// The heading is where the torso's x axis points, seen from above. Nothing depends on where the ant is or which way is north,
/// so that a gait learned in one direction serves in all.
/// </remarks>
public static class AntSenses
{
    private const int Joints = 8;
    private const int FreePosition = 7;
    private const int FreeVelocity = 6;

    /// <summary>Beyond this distance only the direction of the waypoint is seen, metres.</summary>
    private const double Sight = 1;

    /// <summary>A name for each of the 28 elements.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "height", "up_along_torso_x", "up_along_torso_y", "up_along_torso_z",
        .. Legs("position"),
        "velocity_ahead", "velocity_left", "velocity_up", "rotation_x_velocity", "rotation_y_velocity", "rotation_z_velocity",
        .. Legs("velocity"),
        "way_ahead", "way_left",
    ];

    /// <summary>Writes the senses.</summary>
    /// <param name="positions">[15] the ant's positions, x and y first.</param>
    /// <param name="velocities">[14] its velocities.</param>
    /// <param name="waypoint">Where it shall go, metres.</param>
    /// <param name="row">[28] every element is written.</param>
    public static void Write(ReadOnlySpan<double> positions, ReadOnlySpan<double> velocities, Vec3 waypoint, Span<double> row)
    {
        ReadOnlySpan<double> q = positions[3..FreePosition];
        (double cos, double sin) = Heading(q);
        double x = waypoint.X - positions[0];
        double y = waypoint.Y - positions[1];
        double scale = 1 / Math.Max(Sight, Math.Sqrt((x * x) + (y * y)));
        row[0] = positions[2];
        row[1] = 2 * ((q[1] * q[3]) - (q[0] * q[2]));
        row[2] = 2 * ((q[2] * q[3]) + (q[0] * q[1]));
        row[3] = Up(positions);
        positions.Slice(FreePosition, Joints).CopyTo(row[4..]);
        (row[12], row[13]) = Turn(velocities[0], velocities[1], cos, sin);
        velocities[2..(FreeVelocity + Joints)].CopyTo(row[14..]);
        (row[26], row[27]) = Turn(scale * x, scale * y, cos, sin);
    }

    /// <summary>How upright the torso is: 1 upright, 0 on its side, -1 upside down.</summary>
    /// <param name="positions">[15] the ant's positions.</param>
    public static double Up(ReadOnlySpan<double> positions) => 1 - (2 * ((positions[4] * positions[4]) + (positions[5] * positions[5])));

    private static (double Cos, double Sin) Heading(ReadOnlySpan<double> q)
    {
        double x = 1 - (2 * ((q[2] * q[2]) + (q[3] * q[3])));
        double y = 2 * ((q[1] * q[2]) + (q[0] * q[3]));
        double length = Math.Sqrt((x * x) + (y * y));
        return length > 0 ? (x / length, y / length) : (1, 0);
    }

    private static (double Ahead, double Left) Turn(double x, double y, double cos, double sin) => ((cos * x) + (sin * y), (cos * y) - (sin * x));

    private static IEnumerable<string> Legs(string quantity) =>
        Enumerable.Range(1, Joints / 2).SelectMany(leg => (string[])[$"hip_{leg}_{quantity}", $"ankle_{leg}_{quantity}"]);
}
