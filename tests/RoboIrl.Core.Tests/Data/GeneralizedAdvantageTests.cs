using RoboIrl.Core.Data;
using RoboIrl.Core.Environments;
using Xunit;

namespace RoboIrl.Core.Tests.Data;

public sealed class GeneralizedAdvantageTests
{
    // gamma = 0.5, lambda = 0.8, so gamma * lambda = 0.4; every number below is worked out by hand.
    private static (float[] Advantages, float[] Returns) Compute(float[] rewards, float[] values, EpisodeEnd[] ends, float[] finals, int rows = 1)
    {
        var advantages = new float[rewards.Length];
        var returns = new float[rewards.Length];
        GeneralizedAdvantage.Compute(rewards, values, ends, finals, rewards.Length / rows, rows, 0.5, 0.8, advantages, returns);
        return (advantages, returns);
    }

    [Fact]
    public void Compute_NoEpisodeEnd_MatchesHandComputedSums()
    {
        // delta = r + 0.5 v' - v: 1 + 1.0 - 1 = 1.0; 2 + 1.5 - 2 = 1.5; 3 + 2.0 - 3 = 2.0
        // A2 = 2.0; A1 = 1.5 + 0.4 * 2.0 = 2.3; A0 = 1.0 + 0.4 * 2.3 = 1.92
        (float[] advantages, float[] returns) = Compute([1, 2, 3], [1, 2, 3, 4], new EpisodeEnd[3], [9, 9, 9]);
        Assert.Equal([1.92f, 2.3f, 2.0f], advantages);
        Assert.Equal([2.92f, 4.3f, 5.0f], returns);
    }

    [Fact]
    public void Compute_Terminated_CutsBootstrapAndSum()
    {
        // Step 1 ends with termination: delta1 = 2 + 0 - 2 = 0, A1 = 0; A0 = 1.0 + 0.4 * 0 = 1.0; A2 as before.
        (float[] advantages, _) = Compute([1, 2, 3], [1, 2, 3, 4], [EpisodeEnd.None, EpisodeEnd.Terminated, EpisodeEnd.None], [9, 9, 9]);
        Assert.Equal([1.0f, 0f, 2.0f], advantages);
    }

    [Fact]
    public void Compute_Truncated_BootstrapsWithFinalValue()
    {
        // Step 1 is cut: delta1 = 2 + 0.5 * 9 - 2 = 4.5 = A1 (nothing of the next episode); A0 = 1.0 + 0.4 * 4.5 = 2.8.
        (float[] advantages, _) = Compute([1, 2, 3], [1, 2, 3, 4], [EpisodeEnd.None, EpisodeEnd.Truncated, EpisodeEnd.None], [7, 9, 7]);
        Assert.Equal([2.8f, 4.5f, 2.0f], advantages);
    }

    [Fact]
    public void Compute_BothFlags_CountsAsTerminated()
    {
        (float[] advantages, _) = Compute([1, 2], [1, 2, 3], [EpisodeEnd.None, EpisodeEnd.Terminated | EpisodeEnd.Truncated], [9, 9]);
        Assert.Equal([1.0f, 0f], advantages);
    }

    [Fact]
    public void Compute_TwoRows_DoNotMix()
    {
        (float[] one, _) = Compute([1, 2, 3], [1, 2, 3, 4], new EpisodeEnd[3], new float[3]);
        (float[] both, _) = Compute([1, 5, 2, 5, 3, 5], [1, 0, 2, 0, 3, 0, 4, 0], new EpisodeEnd[6], new float[6], rows: 2);
        Assert.Equal(one, new[] { both[0], both[2], both[4] });
        Assert.Equal([7.8f, 7.0f, 5.0f], new[] { both[1], both[3], both[5] });
    }

    [Fact]
    public void Compute_WrongLength_SaysWhatWasExpected()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => Compute([1, 2], [1, 2], new EpisodeEnd[2], new float[2]));
        Assert.Contains("2 x 1", error.Message, StringComparison.Ordinal);
    }
}
