using RoboIrl.Core.Data;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Learning;
using RoboIrl.Core.Policies;
using RoboIrl.Core.Randomness;
using RoboIrl.Learners.Bc;
using RoboIrl.Learners.Tests.Offline;
using RoboIrl.Learners.Tests.Problems;
using Xunit;
using static TorchSharp.torch;

namespace RoboIrl.Learners.Tests.Bc;

public sealed class BcTests
{
    private static readonly EnvironmentSpec Uneven = PointMass.PointMassSpec with { Action = new VectorSpec(2, [-2, -1], [4, 1], ["a", "b"]) };
    private static readonly BcConfig Small = new() { BatchSize = 4, HiddenLayers = [8] };

    [Fact]
    public void Update_Deterministic_MinimisesTheSquaredErrorInHalfRanges()
    {
        (double loss, float[] mean) = UpdateOnce(Small);
        double a = (mean[0] - 2.5) / 3, b = (mean[1] + 0.5) / 1;
        Assert.Equal(((a * a) + (b * b)) / 2, loss, 5);
    }

    [Fact]
    public void Update_Gaussian_MinimisesTheNegativeLogDensity()
    {
        // At the start the standard deviation is half the range.
        (double loss, float[] mean) = UpdateOnce(Small with { Policy = "gaussian" });
        double a = (mean[0] - 2.5) / 3, b = (mean[1] + 0.5) / 1;
        Assert.Equal((0.5 * ((a * a) + (b * b))) + Math.Log(2 * Math.PI) + Math.Log(3), loss, 5);
    }

    [Theory]
    [InlineData("deterministic")]
    [InlineData("gaussian")]
    public void Run_ExpertsEpisodes_DrivesAsWellAsTheExpert(string policy)
    {
        using var recorded = new RecordedPointMass(20, new NoisyPolicy(SpringPolicy.Expert, 0.05));
        using var run = new TestRun();
        var config = new BcConfig { BatchSize = 64, HiddenLayers = [32, 32], LearningRate = 1e-3, Policy = policy };
        using var trainer = new OfflineTrainer(
            recorded.Dataset, new BcLearner(PointMass.PointMassSpec, config, 1, CPU), new OfflineOptions(), new TrainerOptions { TotalSteps = 1_500 }, null, run);
        double before = RecordedPointMass.ReturnOf(trainer.Policy), expert = RecordedPointMass.ReturnOf(SpringPolicy.Expert);
        trainer.Run(default);
        double after = RecordedPointMass.ReturnOf(trainer.Policy);
        Assert.True(before < 2 * expert, $"a fresh policy returns {before:F2}, the expert {expert:F2}: nothing would be shown");
        Assert.True(after > 1.05 * expert, $"the clone returns {after:F2}, the expert {expert:F2}");
    }

    [Fact]
    public void Run_NoisyExpert_GaussianLearnsTheNoise()
    {
        using var recorded = new RecordedPointMass(20, new NoisyPolicy(SpringPolicy.Weak, 0.2));
        using var run = new TestRun();
        var config = new BcConfig { BatchSize = 128, HiddenLayers = [32, 32], LearningRate = 3e-3, Policy = "gaussian" };
        using var learner = new BcLearner(PointMass.PointMassSpec, config, 1, CPU);
        using var trainer = new OfflineTrainer(recorded.Dataset, learner, new OfflineOptions(), new TrainerOptions { TotalSteps = 1_500 }, null, run);
        trainer.Run(default);
        float[] observations = new float[2 * 2_000], actions = new float[2_000];
        var rng = new Rng(1);
        learner.Policy.Act(observations, actions, ActMode.Sample, ref rng);
        double mean = actions.Average(), deviation = Math.Sqrt(actions.Average(a => (a - mean) * (a - mean)));
        Assert.InRange(deviation, 0.17, 0.23);
    }

    // One transition throughout: the loss of a batch is its loss.
    private static (double Loss, float[] MeanBefore) UpdateOnce(BcConfig config)
    {
        using var learner = new BcLearner(Uneven, config, 1, CPU);
        using var run = new TestRun();
        float[] observation = [0.3f, -0.7f], mean = new float[2];
        var replay = new ReplayBuffer(1, 2, 2);
        replay.Add(observation, [2.5f, -0.5f], 0, EpisodeEnd.None, observation);
        var rng = new Rng(1);
        learner.Policy.Act(observation, mean, ActMode.Deterministic, ref rng);
        learner.Update(replay, ref rng, run);
        return (run.Latest["losses/policy_loss"], mean);
    }
}
