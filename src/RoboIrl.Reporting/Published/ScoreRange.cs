namespace RoboIrl.Reporting.Published;

/// <summary>The returns that stand for 0 and 100 in a normalised score.</summary>
/// <param name="Environment">Environment id without the version of its rules.</param>
/// <param name="Low">Undiscounted return of 0: uniformly random actions.</param>
/// <param name="High">Undiscounted return of 100: a trained expert.</param>
/// <param name="Source">Who defined it.</param>
public sealed record ScoreRange(string Environment, double Low, double High, string Source)
{
    /// <summary>100 (return - low) / (high - low); may be below 0 or above 100.</summary>
    /// <param name="undiscountedReturn">Return of an episode, or a mean of some.</param>
    public double Normalize(double undiscountedReturn) => 100 * (undiscountedReturn - Low) / (High - Low);
}
