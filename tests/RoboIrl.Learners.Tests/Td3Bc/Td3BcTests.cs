using RoboIrl.Core.Data;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Learning;
using RoboIrl.Core.Policies;
using RoboIrl.Core.Randomness;
using RoboIrl.Learners.Td3Bc;
using RoboIrl.Learners.Tensors;
using RoboIrl.Learners.Tests.Offline;
using RoboIrl.Learners.Tests.Problems;
using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;

namespace RoboIrl.Learners.Tests.Td3Bc;

public sealed class Td3BcTests
{
    private static readonly Td3BcConfig Small = new() { BatchSize = 16, HiddenLayers = [16, 16] };

    [Fact]
    public void Update_SixTimes_MovesTheParametersAsThePlainWritingDoes()
    {
        (EnvironmentSpec spec, ReplayBuffer replay) = PlainUpdate.Transitions(50);
        using var learner = new Td3BcLearner(spec, Small with { TargetRate = 0.1 }, 4, CPU);
        using Td3BcNetworks plain = PlainUpdate.CopyOf(learner, new Td3BcNetworks(spec, Small, 1, CPU));
        using Adam policy = optim.Adam(plain.Policy.Parameters, 3e-4), critic = optim.Adam(plain.Critics.Online.parameters(), 3e-4);
        using var run = new TestRun();
        Rng rng = new(1), again = rng;
        for (int update = 1; update <= 6; update++)
        {
            learner.Update(replay, ref rng, run);
            PlainlyUpdate(plain, policy, critic, spec, replay, ref again, update % 2 == 0);
        }

        using Td3BcNetworks learned = PlainUpdate.CopyOf(learner, new Td3BcNetworks(spec, Small, 1, CPU));
        PlainUpdate.AssertClose(plain, learned, 3e-5);
    }

    [Fact]
    public void Update_PolicyLoss_IsScaledByTheMeanOfItsOwnValues()
    {
        // Of one transition, lambda Q is alpha times the sign of Q whatever the critics say.
        (EnvironmentSpec spec, _) = PlainUpdate.Transitions(1);
        var replay = new ReplayBuffer(1, 2, 2);
        replay.Add([0.5f, -1], [1, 0.5f], 3, EpisodeEnd.Terminated, [0, 0]);
        using var learner = new Td3BcLearner(spec, Small with { PolicyDelay = 1, Alpha = 1.7 }, 4, CPU);
        using var run = new TestRun();
        var rng = new Rng(1);
        for (int i = 0; i < 5; i++)
        {
            learner.Update(replay, ref rng, run);
            Assert.Equal(run.Latest["losses/cloning_loss"] - (1.7 * Math.Sign(run.Latest["critic/mean_q"])), run.Latest["losses/policy_loss"], 5);
        }
    }

    [Fact]
    public void Run_NoWeightOnTheCritics_Clones()
    {
        using var recorded = new RecordedPointMass(20, new NoisyPolicy(SpringPolicy.Weak, 0.05));
        using var run = new TestRun();
        using var trainer = new OfflineTrainer(
            recorded.Dataset, Learner(alpha: 0), new OfflineOptions { NormalizeObservations = true }, new TrainerOptions { TotalSteps = 3_000 }, null, run);
        trainer.Run(default);
        double cloned = RecordedPointMass.ReturnOf(trainer.Policy), weak = RecordedPointMass.ReturnOf(SpringPolicy.Weak);
        Assert.InRange(cloned, 1.05 * weak, 0.95 * weak);
    }

    [Fact]
    public void Run_MixedDataset_BeatsWhoRecordedIt() => MixedEpisodes.AssertImprovedBy(Learner(alpha: 10), new OfflineOptions { NormalizeObservations = true });

    private static Td3BcLearner Learner(double alpha)
    {
        Td3BcConfig config = Small with { BatchSize = 64, HiddenLayers = [32, 32], PolicyLearningRate = 1e-3, CriticLearningRate = 1e-3, TargetRate = 0.02, Discount = 0.95, Alpha = alpha };
        return new Td3BcLearner(PointMass.PointMassSpec, config, 1, CPU);
    }

    private static void PlainlyUpdate(Td3BcNetworks networks, Adam policy, Adam critic, EnvironmentSpec spec, ReplayBuffer replay, ref Rng rng, bool moves)
    {
        using var scope = NewDisposeScope();
        using TransitionTensors batch = PlainUpdate.Batch(
            16, spec, TransitionParts.Actions | TransitionParts.ObservationActions | TransitionParts.Outcome | TransitionParts.NextNoise, replay, ref rng);
        Tensor scale = tensor([3f, 1f]), bias = tensor([1f, 0f]);
        Tensor target;
        using (no_grad())
        {
            Tensor squashed = PlainUpdate.Forward(networks.TargetPolicy.Network, batch.NextObservations).tanh() + (batch.NextNoise * 0.2).clamp(-0.5, 0.5);
            Tensor action = (squashed.clamp(-1, 1) * scale) + bias;
            target = batch.Rewards + (0.99 * batch.Continuation * PlainUpdate.SmallerQ(networks.Critics.Target, batch.NextObservations, action));
        }

        Tensor first = PlainUpdate.Q(networks.Critics.Online, 0, batch.Observations, batch.Actions), second = PlainUpdate.Q(networks.Critics.Online, 1, batch.Observations, batch.Actions);
        PlainUpdate.Step(critic, nn.functional.mse_loss(first, target) + nn.functional.mse_loss(second, target));
        if (!moves)
        {
            return;
        }

        Tensor units = PlainUpdate.Forward(networks.Policy.Network, batch.Observations).tanh();
        Tensor q = PlainUpdate.Q(networks.Critics.Online, 0, batch.Observations, (units * scale) + bias);
        PlainUpdate.Step(policy, (-(2.5 / q.abs().mean().detach()) * q.mean()) + nn.functional.mse_loss(units, (batch.Actions - bias) / scale));
        PlainUpdate.Follow(networks.TargetPolicy.Network, networks.Policy.Network, 0.1);
        PlainUpdate.Follow(networks.Critics.Target, networks.Critics.Online, 0.1);
    }
}
