using RoboIrl.Core.Data;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Learning;
using RoboIrl.Core.Policies;
using RoboIrl.Core.Randomness;
using RoboIrl.Learners.Iql;
using RoboIrl.Learners.Tensors;
using RoboIrl.Learners.Tests.Offline;
using RoboIrl.Learners.Tests.Problems;
using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;

namespace RoboIrl.Learners.Tests.Iql;

public sealed class IqlTests
{
    private static readonly IqlConfig Small = new() { BatchSize = 16, HiddenLayers = [16, 16] };

    [Theory]
    [InlineData("deterministic")]
    [InlineData("gaussian")]
    public void Update_ThreeTimes_MovesTheParametersAsThePlainWritingDoes(string kind)
    {
        (EnvironmentSpec spec, ReplayBuffer replay) = PlainUpdate.Transitions(50);
        IqlConfig config = Small with { Policy = kind, TargetRate = 0.1, Expectile = 0.8, InverseTemperature = 5, WeightClip = 2 };
        using var learner = new IqlLearner(spec, config, 4, CPU);
        using IqlNetworks plain = PlainUpdate.CopyOf(learner, new IqlNetworks(spec, config, 1, CPU));
        using Adam policy = optim.Adam(plain.Policy.Parameters, 3e-4), critic = optim.Adam(plain.Critics.Online.parameters(), 3e-4), value = optim.Adam(plain.Value.parameters(), 3e-4);
        using var run = new TestRun();
        Rng rng = new(1), again = rng;
        for (int update = 0; update < 3; update++)
        {
            learner.Update(replay, ref rng, run);
            PlainlyUpdate(plain, policy, critic, value, spec, replay, ref again);
        }

        using IqlNetworks learned = PlainUpdate.CopyOf(learner, new IqlNetworks(spec, config, 1, CPU));
        PlainUpdate.AssertClose(plain, learned, 3e-5);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void Run_TwoActionsOfOneStep_ValueIsTheExpectileOfTheirRewards(double expectile)
    {
        // Rewards 0 and 1, as often as each other: tau (1 - v) = (1 - tau) v, so v = tau.
        using var run = new TestRun();
        using IqlLearner learner = LearnBandit(Small with { Expectile = expectile }, run);
        Assert.Equal(0.5 - expectile, run.Latest["critic/mean_advantage"], 0.05);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Run_TwoActionsOfOneStep_PolicyIsTheirWeightedMean(double beta)
    {
        // Weights exp(beta A) of the actions -0.5 and 0.5, whose advantages differ by 1.
        using var run = new TestRun();
        using IqlLearner learner = LearnBandit(Small with { Policy = "deterministic", InverseTemperature = beta }, run);
        float[] action = new float[1];
        var rng = new Rng(1);
        learner.Policy.Act([0, 0], action, ActMode.Deterministic, ref rng);
        Assert.Equal(0.5 * Math.Tanh(beta / 2), action[0], 0.05);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Update_AtTheEndOfAnAnnealedRun_MovesThePolicyNoMore(bool anneal)
    {
        (EnvironmentSpec spec, ReplayBuffer replay) = PlainUpdate.Transitions(10);
        using var learner = new IqlLearner(spec, Small with { AnnealPolicy = anneal }, 4, CPU);
        using var run = new TestRun();
        var rng = new Rng(1);
        float[] before = Act();
        learner.Progress = 1;
        learner.Update(replay, ref rng, run);
        Assert.Equal(anneal, before.AsSpan().SequenceEqual(Act()));

        float[] Act()
        {
            float[] action = new float[2];
            Rng unused = new(1);
            learner.Policy.Act([1, 2], action, ActMode.Deterministic, ref unused);
            return action;
        }
    }

    [Fact]
    public void Run_MixedDataset_BeatsWhoRecordedIt()
    {
        IqlConfig config = Small with
        {
            BatchSize = 64,
            HiddenLayers = [32, 32],
            PolicyLearningRate = 1e-3,
            CriticLearningRate = 1e-3,
            ValueLearningRate = 1e-3,
            TargetRate = 0.02,
            Discount = 0.95,
            Expectile = 0.8,
        };
        MixedEpisodes.AssertImprovedBy(new IqlLearner(PointMass.PointMassSpec, config, 1, CPU), new OfflineOptions { NormalizeRewards = true });
    }

    private static IqlLearner LearnBandit(IqlConfig config, TestRun run)
    {
        var replay = new ReplayBuffer(2, 2, 1);
        replay.Add([0, 0], [-0.5f], 0, EpisodeEnd.Terminated, [0, 0]);
        replay.Add([0, 0], [0.5f], 1, EpisodeEnd.Terminated, [0, 0]);
        var learner = new IqlLearner(
            PointMass.PointMassSpec, config with { BatchSize = 256, TargetRate = 0.1, PolicyLearningRate = 3e-3, CriticLearningRate = 3e-3, ValueLearningRate = 3e-3 }, 4, CPU);
        var rng = new Rng(1);
        for (int i = 0; i < 1_000; i++)
        {
            learner.Progress = i / 1_000.0;
            learner.Update(replay, ref rng, run);
        }

        return learner;
    }

    private static void PlainlyUpdate(IqlNetworks networks, Adam policy, Adam critic, Adam value, EnvironmentSpec spec, ReplayBuffer replay, ref Rng rng)
    {
        using var scope = NewDisposeScope();
        using TransitionTensors batch = PlainUpdate.Batch(16, spec, TransitionParts.Actions | TransitionParts.ObservationActions | TransitionParts.Outcome, replay, ref rng);
        Tensor v = PlainUpdate.Forward(networks.Value, batch.Observations).squeeze(-1), nextV = PlainUpdate.Forward(networks.Value, batch.NextObservations).squeeze(-1).detach();
        Tensor advantage = PlainUpdate.SmallerQ(networks.Critics.Target, batch.Observations, batch.Actions).detach() - v, constant = advantage.detach();
        PlainUpdate.Step(value, (where(advantage > 0, full_like(advantage, 0.8), full_like(advantage, 0.2)) * advantage.square()).mean());

        Tensor target = batch.Rewards + (0.99 * batch.Continuation * nextV);
        Tensor first = PlainUpdate.Q(networks.Critics.Online, 0, batch.Observations, batch.Actions), second = PlainUpdate.Q(networks.Critics.Online, 1, batch.Observations, batch.Actions);
        PlainUpdate.Step(critic, nn.functional.mse_loss(first, target) + nn.functional.mse_loss(second, target));
        PlainUpdate.Follow(networks.Critics.Target, networks.Critics.Online, 0.1);

        Tensor scale = tensor([3f, 1f]), bias = tensor([1f, 0f]);
        Tensor error = PlainUpdate.Forward(networks.Policy.Network, batch.Observations).tanh() - ((batch.Actions - bias) / scale); // [B, A], in halves of the range
        Tensor distance = error.square().sum(-1);
        if (networks.Policy.LogStd is { } logStd)
        {
            distance = ((error / logStd.exp()).square() * 0.5).sum(-1) + logStd.sum(); // but for constants
        }

        PlainUpdate.Step(policy, ((constant * 5).exp().clamp(null, 2) * distance).mean());
    }
}
