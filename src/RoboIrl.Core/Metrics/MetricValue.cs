namespace RoboIrl.Core.Metrics;

/// <summary>One named number of a row of metrics.</summary>
/// <param name="Name">For example <c>losses/policy_loss</c>.</param>
/// <param name="Value">Any number.</param>
public readonly record struct MetricValue(string Name, double Value);
