namespace RoboIrl.Learners.Layered;

/// <summary>
/// How likely a model finds episodes that it was not trained on. Of several attempts the best is kept by these very episodes, so that it is
/// optimistic by what the best of a few is above their mean.
/// </summary>
/// <param name="Mean">Mean log-likelihood, in nats per episode.</param>
/// <param name="Error">Its standard error: few episodes are held out, and the rare ones that matter weigh much.</param>
internal readonly record struct HeldOutLikelihood(double Mean, double Error)
{
    /// <summary>Worse than every model.</summary>
    public static HeldOutLikelihood None { get; } = new(double.NegativeInfinity, 0);

    /// <summary>Whether a model is better than another one: where its mean is not finite, it never is.</summary>
    /// <param name="other">The other one's.</param>
    public bool Exceeds(HeldOutLikelihood other) => double.IsFinite(Mean) && Mean > other.Mean;

    /// <summary>Whether a gain over blind guessing may be there: it is missing where it is below the wanted one by more than the error.</summary>
    /// <param name="trivial">Mean log-likelihood of blind guesses.</param>
    /// <param name="wanted">The gain.</param>
    public bool MayShow(double trivial, double wanted) => Mean + Error - trivial >= wanted;

    /// <summary>Whether the gain is there beyond chance: as large as wanted, and two errors above nothing. From few episodes it never is.</summary>
    /// <param name="trivial">Mean log-likelihood of blind guesses.</param>
    /// <param name="wanted">The gain.</param>
    public bool Proves(double trivial, double wanted) => Mean - trivial >= wanted && Mean - (2 * Error) > trivial;
}
