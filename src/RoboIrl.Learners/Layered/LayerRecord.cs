namespace RoboIrl.Learners.Layered;

/// <summary>How a problem of estimation went that a learner of layered problems solved.</summary>
/// <param name="Stage">What it was for, for example <c>cover</c> or <c>psdp</c>.</param>
/// <param name="Goal">The layer whose cover it serves.</param>
/// <param name="Layer">The layer of the action that was estimated.</param>
/// <param name="Episodes">Episodes that it was estimated from.</param>
/// <param name="Attempts">How often it was begun with fresh weights.</param>
/// <param name="Trivial">What is reached without looking: mean log-likelihood of blind guesses, mean square of the returns, or mean return of the first rollout.</param>
/// <param name="Achieved">The same on episodes that were held out: log-likelihood, or squared error; or the mean return of these episodes.</param>
/// <param name="Error">Standard error of <paramref name="Achieved"/>.</param>
public sealed record LayerRecord(string Stage, int Goal, int Layer, long Episodes, int Attempts, double Trivial, double Achieved, double Error)
{
    /// <summary>
    /// Whether the gain that was asked for is there as the learner judges it, MusIK by two standard errors; null where none was asked for.
    /// Where few episodes were held out, false does not say that it is not.
    /// </summary>
    public bool? HasGain { get; init; }

    /// <summary>How far the estimate is above the trivial one: positive where a log-likelihood shows that something was learned.</summary>
    public double Gain => Achieved - Trivial;
}
