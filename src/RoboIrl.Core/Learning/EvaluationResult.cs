namespace RoboIrl.Core.Learning;

/// <summary>
/// Returns of a policy over a fixed set of episodes with deterministic actions. An episode that the physics broke off by a
/// numeric fault says nothing about the policy: it is counted, and no mean includes it.
/// </summary>
/// <param name="Returns">Undiscounted return per episode, in episode order; of a faulted one, up to the fault.</param>
/// <param name="Lengths">Steps per episode.</param>
/// <param name="Faulted">Whether the episode ended in a numeric fault.</param>
public sealed record EvaluationResult(IReadOnlyList<double> Returns, IReadOnlyList<int> Lengths, IReadOnlyList<bool> Faulted)
{
    /// <summary>Whether the task was done in any step of the episode, in episode order; empty where the environment knows no success.</summary>
    public IReadOnlyList<bool> Succeeded { get; init; } = [];

    /// <summary>Part of the episodes, faulted ones included as failures, with success; null where the environment knows no success.</summary>
    public double? SuccessRate => Succeeded.Count == 0 ? null : (double)Succeeded.Where((done, episode) => done && !Faulted[episode]).Count() / Succeeded.Count;

    /// <summary>Episodes that ended in a numeric fault.</summary>
    public int NumericFaults => Faulted.Count(static faulted => faulted);

    /// <summary>Returns of the other episodes, in episode order.</summary>
    public IEnumerable<double> SoundReturns => Returns.Where((_, episode) => !Faulted[episode]);

    /// <summary>Mean return; null where every episode ended in a numeric fault.</summary>
    public double? MeanReturn => Mean(SoundReturns);

    /// <summary>Population standard deviation of the return over the episodes; null as <see cref="MeanReturn"/>.</summary>
    public double? StdReturn => MeanReturn is { } mean ? Math.Sqrt(SoundReturns.Average(r => (r - mean) * (r - mean))) : null;

    /// <summary>Mean length in steps; null as <see cref="MeanReturn"/>.</summary>
    public double? MeanLength => Mean(Lengths.Where((_, episode) => !Faulted[episode]).Select(static length => (double)length));

    private static double? Mean(IEnumerable<double> values) => values.Select(static value => (double?)value).Average();
}
