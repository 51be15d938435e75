using RoboIrl.Core.Layered;
using RoboIrl.Learners.Layered;

namespace RoboIrl.Learners;

/// <summary>Learns a layered problem from episodes that it plays itself.</summary>
public interface ILayeredLearner
{
    /// <summary>Plays and learns until it is done.</summary>
    /// <param name="problem">The problem; nothing but its episodes is looked at.</param>
    /// <param name="seed">Of everything that is drawn.</param>
    /// <param name="log">Hears of each estimate, on the calling thread.</param>
    /// <param name="stop">Breaks off.</param>
    /// <returns>What was learned; the caller owns it.</returns>
    /// <exception cref="ArgumentException">The problem does not suit the learner; the message says why.</exception>
    /// <exception cref="OperationCanceledException">A stop was asked for.</exception>
    LayeredResult Learn(ILayeredProblem problem, ulong seed, Action<LayerRecord> log, CancellationToken stop);
}
