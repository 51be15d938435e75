using RoboIrl.Learners.Layered;

namespace RoboIrl.Cli.Running.Layered;

/// <summary>What <c>bench musik</c> lets learners spend where the command line does not say.</summary>
internal static class LockBudgets
{
    // Chosen on seeds that the table does not show; the README of MusIK says how.
    private static readonly (int Horizon, int Cover, int Reward)[] Chosen =
    [
        (25, 2_048, 1_024),
        (50, 4_096, 2_048),
        (100, 8_192, 4_096),
    ];

    /// <summary>The budget for a horizon: that of the next one that was chosen for. Learners that go on until their episodes are spent get those of MusIK.</summary>
    /// <param name="horizon">H.</param>
    /// <param name="coverSamples">Episodes per problem of a cover; null for those that were chosen.</param>
    /// <param name="rewardSamples">Episodes per layer of the rewards; null for those that were chosen.</param>
    /// <param name="mostSamples">As <see cref="LayeredBudget.MostSamples"/>.</param>
    public static LayeredBudget For(int horizon, int? coverSamples, int? rewardSamples, int mostSamples)
    {
        (_, int cover, int reward) = Chosen.FirstOrDefault(c => c.Horizon >= horizon, Chosen[^1]);
        (cover, reward) = (coverSamples ?? cover, rewardSamples ?? reward);
        return new LayeredBudget(cover, reward, mostSamples, ((horizon - 1L) * cover) + ((long)horizon * reward));
    }
}
