using RoboIrl.Core.Data;
using RoboIrl.Core.Learning;
using RoboIrl.Core.Policies;
using RoboIrl.Learners.Tests.Problems;
using Xunit;

namespace RoboIrl.Learners.Tests.Offline;

/// <summary>Episodes of a weak driver with much noise and of a random one: cloning gives neither's best, learning from rewards comes near the expert.</summary>
internal static class MixedEpisodes
{
    /// <summary>Trains a learner, and asserts that it gets at least half way from the weak driver without its noise to the expert.</summary>
    /// <param name="learner">Disposed afterwards.</param>
    /// <param name="options">How the dataset is shown.</param>
    public static void AssertImprovedBy(ILearner<ITransitions> learner, OfflineOptions options)
    {
        using var recorded = new RecordedPointMass(60, new NoisyPolicy(SpringPolicy.Weak, 0.5), new RandomPolicy(PointMass.PointMassSpec));
        using var run = new TestRun();
        using var trainer = new OfflineTrainer(recorded.Dataset, learner, options, new TrainerOptions { TotalSteps = 3_000 }, null, run);
        trainer.Run(default);
        (double learned, double weak, double expert) = (RecordedPointMass.ReturnOf(trainer.Policy), RecordedPointMass.ReturnOf(SpringPolicy.Weak), RecordedPointMass.ReturnOf(SpringPolicy.Expert));
        Assert.True(recorded.MeanReturn < weak, $"the dataset returns {recorded.MeanReturn:F2}, its better driver without noise {weak:F2}: cloning would do");
        Assert.True(learned > (weak + expert) / 2, $"learned {learned:F2}; dataset {recorded.MeanReturn:F2}, its better driver without noise {weak:F2}, expert {expert:F2}");
    }
}
