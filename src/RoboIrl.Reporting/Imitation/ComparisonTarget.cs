namespace RoboIrl.Reporting.Imitation;

/// <summary>What a comparison of two methods is to show over the bodies.</summary>
/// <param name="Text">For people.</param>
/// <param name="OnEach">Must hold on every body.</param>
/// <param name="OnTwo">Must hold on two or more bodies, besides; null for nothing more.</param>
internal sealed record ComparisonTarget(string Text, Func<double, bool> OnEach, Func<double, bool>? OnTwo = null)
{
    /// <summary>Bodies that a target speaks of.</summary>
    private const int Bodies = 3;

    /// <summary>FILTER's area under the curve over that of moment matching.</summary>
    public static ComparisonTarget Area { get; } = new(">= 1.3 on two, below 1 on none", static v => v >= 1, static v => v >= 1.3);

    /// <summary>Steps of moment matching over FILTER's.</summary>
    public static ComparisonTarget Speed { get; } = new("> 1 on all, >= 1.5 on two", static v => v > 1, static v => v >= 1.5);

    /// <summary>FILTER's final score less that of behaviour cloning.</summary>
    public static ComparisonTarget Above { get; } = new("> 0 on all", static v => v > 0);

    /// <summary>Best response over no regret.</summary>
    public static ComparisonTarget Alike { get; } = new("0.9 to 1.1 on all", static v => v is >= 0.9 and <= 1.1);

    /// <summary>Whether it holds: held, not held, or open where bodies are missing and those there do not contradict.</summary>
    /// <param name="values">One per body there is; NaN where nothing can be said, which holds nowhere.</param>
    public string Judge(IReadOnlyList<double> values) =>
        !values.All(OnEach) ? "**not held**"
        : values.Count < Bodies ? "open"
        : OnTwo is null || values.Count(OnTwo) >= 2 ? "held" : "**not held**";
}
