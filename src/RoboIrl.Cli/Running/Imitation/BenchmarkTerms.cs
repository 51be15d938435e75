using System.Globalization;

namespace RoboIrl.Cli.Running.Imitation;

/// <summary>What all trainings of a benchmark have in common: without it their numbers do not compare.</summary>
/// <param name="Steps">Environment steps of each training.</param>
/// <param name="Tremble">Probability that an action is replaced by a random one.</param>
/// <param name="Overrides">Of the experiments, beside what the benchmark sets itself.</param>
internal sealed record BenchmarkTerms(long Steps, double Tremble, IReadOnlyList<string> Overrides)
{
    /// <summary>Whether nothing differs.</summary>
    public bool IsSame(BenchmarkTerms other) => Steps == other.Steps && Tremble.Equals(other.Tremble) && Overrides.SequenceEqual(other.Overrides, StringComparer.Ordinal);

    /// <summary>For people: <c>--steps 300000 --tremble 0.1</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"--steps {Steps} --tremble {Tremble}{string.Concat(Overrides.Select(static o => $" --set {o}"))}");
}
