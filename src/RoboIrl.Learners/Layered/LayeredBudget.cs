namespace RoboIrl.Learners.Layered;

/// <summary>What a learner of a layered problem may spend; each takes what it has a use for.</summary>
/// <param name="CoverSamples">Episodes per problem of estimation while a cover is learned.</param>
/// <param name="RewardSamples">Episodes per layer while the rewards are learned on it.</param>
/// <param name="MostSamples">Most episodes per problem where it doubles until something is learned; 0 never does.</param>
/// <param name="Episodes">Episodes in all, for learners that go on until they are spent.</param>
public sealed record LayeredBudget(int CoverSamples, int RewardSamples, int MostSamples, long Episodes)
{
    /// <summary>
    /// How MusIK fits networks to episodes, its general form only those of dynamic programming; the other learners keep their own way. Null
    /// leaves it to the learner.
    /// </summary>
    public LayeredFit? Fit { get; init; }
}
