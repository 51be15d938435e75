using RoboIrl.Core.Layered;
using RoboIrl.Learners.Layered;

namespace RoboIrl.Learners.Rnd;

/// <summary>Says when a policy is good enough to stop: when the mean return of the last evaluations together is. Their episodes are counted.</summary>
internal sealed class ReturnGoal : IDisposable
{
    // Apart from the episodes that are learned from.
    private const ulong Evaluations = 0xA5A3564E27F8862FUL;

    private readonly LayeredRollouts _rollouts;
    private readonly double _wanted;
    private readonly int _episodes, _window;
    private readonly Queue<double> _returns = [];

    /// <summary>Begins without an evaluation.</summary>
    /// <param name="problem">What is played.</param>
    /// <param name="seed">The learner's; other episodes follow from it here.</param>
    /// <param name="wanted">Mean return from which on it is good enough.</param>
    /// <param name="episodes">Per evaluation.</param>
    /// <param name="window">Evaluations that must be good together.</param>
    public ReturnGoal(ILayeredProblem problem, ulong seed, double wanted, int episodes, int window)
    {
        (_wanted, _episodes, _window) = (wanted, episodes, window);
        _rollouts = new LayeredRollouts(problem.Spec, problem.CreateBatch, 1, seed ^ Evaluations);
    }

    /// <summary>Episodes that evaluations took.</summary>
    public long Episodes => _rollouts.Episodes;

    /// <summary>Mean return of the last evaluation; NaN before the first.</summary>
    public double LastMean { get; private set; } = double.NaN;

    /// <summary>Evaluates once more.</summary>
    /// <param name="policy">As it is now.</param>
    /// <returns>Whether it, and it as it was before, is good enough.</returns>
    public bool IsReached(ILayeredPolicy policy)
    {
        LastMean = _rollouts.MeanReturn(policy, _episodes);
        _returns.Enqueue(LastMean);
        if (_returns.Count > _window)
        {
            _returns.Dequeue();
        }

        return _returns.Count == _window && _returns.Average() >= _wanted;
    }

    /// <inheritdoc/>
    public void Dispose() => _rollouts.Dispose();
}
