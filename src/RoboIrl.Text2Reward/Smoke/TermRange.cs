namespace RoboIrl.Text2Reward.Smoke;

/// <summary>What a term was on the recorded states.</summary>
/// <param name="Name">The term's name; <see cref="Reward"/> for their sum.</param>
/// <param name="Least">Smallest.</param>
/// <param name="Mean">Mean.</param>
/// <param name="Largest">Largest.</param>
public sealed record TermRange(string Name, double Least, double Mean, double Largest)
{
    /// <summary>The name of the sum: with a capital, as no term can have.</summary>
    public const string Reward = "Reward";
}
