namespace RoboIrl.Benchmarks;

/// <summary>One line of the results.</summary>
/// <param name="Name">What was measured, for example <c>env/half-cheetah/1-thread/free</c>.</param>
/// <param name="Value">Our figure.</param>
/// <param name="Unit">Its unit, for example <c>steps/s</c>.</param>
/// <param name="Reference">The yardstick's figure in the same unit, measured in the same run, or NaN where there is none.</param>
/// <param name="Ratio">What the target is about: a ratio to the yardstick, or the value itself.</param>
/// <param name="Target">The bound on <paramref name="Ratio"/>, or NaN for a row that only informs.</param>
/// <param name="AtLeast">Whether the bound is a lower one.</param>
internal sealed record BenchmarkRow(string Name, double Value, string Unit, double Reference, double Ratio, double Target, bool AtLeast)
{
    /// <summary>Whether the target holds; a row without a target holds.</summary>
    public bool Holds => double.IsNaN(Target) || (AtLeast ? Ratio >= Target : Ratio <= Target);
}
