namespace RoboIrl.Envs.Described.Terms;

/// <summary>Turns vectors between the world's axes and a thing's.</summary>
internal static class Frames
{
    /// <summary>A world vector in the axes of a rotation (row-major): its transpose times the vector.</summary>
    public static void ToLocal(ReadOnlySpan<double> r, double x, double y, double z, Span<double> local)
    {
        local[0] = (r[0] * x) + (r[3] * y) + (r[6] * z);
        local[1] = (r[1] * x) + (r[4] * y) + (r[7] * z);
        local[2] = (r[2] * x) + (r[5] * y) + (r[8] * z);
    }
}
