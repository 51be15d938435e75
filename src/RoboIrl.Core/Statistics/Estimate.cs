namespace RoboIrl.Core.Statistics;

/// <summary>An estimate of a sample, for example its mean.</summary>
/// <param name="values">The sample; at least one value.</param>
public delegate double Estimate(ReadOnlySpan<double> values);
