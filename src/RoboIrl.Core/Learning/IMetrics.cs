namespace RoboIrl.Core.Learning;

/// <summary>Where a learner reports named scalars of an update. Values of one name between two writes are averaged.</summary>
public interface IMetrics
{
    /// <summary>Reports one value.</summary>
    /// <param name="name">Field names by group, for example <c>losses/policy_loss</c>.</param>
    /// <param name="value">Any number; NaN is reported as such and stops the run.</param>
    void Add(string name, double value);
}
