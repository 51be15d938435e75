namespace RoboIrl.Cli.Running.Layered;

/// <summary>Episodes until the optimal policy as read from figure 1 of Mhammedi, Foster and Rakhlin 2023 (arXiv:2304.05889), within 2 %.</summary>
/// <remarks>MusIK's are the worst of five seeds, the others' medians, which that paper took over from BRIEE's. At H = 6 and 12 the figure shows points at the axis, which cannot be read.</remarks>
internal static class LockPublished
{
    private static readonly (int Horizon, double Musik, double Briee, double Homer)[] Rows =
    [
        (25, 0.68e6, 1.0e6, 2.0e6),
        (50, 2.7e6, 5.5e6, 8.0e6),
        (100, 14.0e6, 32.5e6, 36.5e6),
    ];

    private static readonly double[] Horizons = [.. Rows.Select(static r => (double)r.Horizon)];

    /// <summary>The figure's lines by name: horizons and episodes.</summary>
    public static IReadOnlyList<(string Name, double[] Horizons, double[] Episodes)> Lines { get; } =
    [
        ("MusIK, published, worst of 5", Horizons, [.. Rows.Select(static r => r.Musik)]),
        ("BRIEE, published, median", Horizons, [.. Rows.Select(static r => r.Briee)]),
        ("HOMER, published, median", Horizons, [.. Rows.Select(static r => r.Homer)]),
    ];

    /// <summary>The published number for a table, or a dash.</summary>
    /// <param name="horizon">H.</param>
    public static double? MusikAt(int horizon) => Rows.Where(r => r.Horizon == horizon).Select(static r => (double?)r.Musik).FirstOrDefault();
}
