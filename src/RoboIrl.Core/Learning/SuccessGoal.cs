namespace RoboIrl.Core.Learning;

/// <summary>When a task counts as learned, so that a run may end before its last step.</summary>
/// <param name="Rate">Success rate that an evaluation must reach, in (0, 1]; 0 never ends a run early.</param>
/// <param name="InARow">How many evaluations in a row must reach it, at least 1.</param>
public readonly record struct SuccessGoal(double Rate, int InARow)
{
    /// <summary>Whether there is a goal at all.</summary>
    public bool IsSet => Rate > 0 && InARow > 0;
}
