namespace RoboIrl.Core.RewardPrograms;

/// <summary>The named parts of a step's reward; each becomes a column of the metrics.</summary>
public interface IRewardTerms
{
    /// <summary>Sum of the terms so far: the reward, if nothing more is added.</summary>
    double Total { get; }

    /// <summary>Adds a term to the reward, already weighted; adding to the same name again sums up. A term that is not added is 0.</summary>
    /// <param name="name">A literal: lower-case letters, digits and underscores, a letter first, at most 32 characters; at most 32 different names in a program.</param>
    /// <param name="value">Finite.</param>
    void Add(string name, double value);
}
