using System.Globalization;

namespace RoboIrl.Core.Metrics;

/// <summary>A metric became NaN or infinite: learning has blown up and going on would only hide it.</summary>
public sealed class NonFiniteMetricException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="name">The metric.</param>
    /// <param name="value">Its value.</param>
    /// <param name="step">Environment steps.</param>
    public NonFiniteMetricException(string name, double value, long step) : base(
        $"The metric '{name}' is {value.ToString(CultureInfo.InvariantCulture)} at step {step.ToString(CultureInfo.InvariantCulture)}: learning has diverged. "
        + "The row is in metrics.csv and the last checkpoint is from before; lower the learning rate, or clip rewards or gradients, and resume or start again.") =>
        (Name, Value, Step) = (name, value, step);

    /// <summary>The metric.</summary>
    public string Name { get; }

    /// <summary>NaN or an infinity.</summary>
    public double Value { get; }

    /// <summary>Environment steps.</summary>
    public long Step { get; }
}
