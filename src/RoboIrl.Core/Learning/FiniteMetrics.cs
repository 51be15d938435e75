namespace RoboIrl.Core.Learning;

/// <summary>Passes a learner's metrics on and stops the run at the first one that is NaN or infinite.</summary>
/// <param name="inner">Takes the finite values.</param>
/// <param name="step">Environment steps done, for the error.</param>
internal sealed class FiniteMetrics(IMetrics inner, Func<long> step) : IMetrics
{
    /// <inheritdoc/>
    public void Add(string name, double value)
    {
        if (!double.IsFinite(value))
        {
            throw new TrainingFaultException(
                $"'{name}' became {value} after {step()} environment steps; every learner metric must be finite. "
                + "The last checkpoint is from before: lower the learning rate or look at the rewards and observations that led there.");
        }

        inner.Add(name, value);
    }
}
