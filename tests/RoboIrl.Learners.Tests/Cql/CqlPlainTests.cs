using RoboIrl.Core.Data;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Randomness;
using RoboIrl.Learners.Cql;
using RoboIrl.Learners.Tensors;
using RoboIrl.Learners.Tests.Offline;
using TorchSharp;
using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;

namespace RoboIrl.Learners.Tests.Cql;

/// <summary>The update of CQL against a second writing of it: one critic at a time, actions in loops, no fused parts.</summary>
public sealed class CqlPlainTests : IDisposable
{
    private const int Rows = 16, Sampled = 3;
    private readonly Tensor _scale = tensor([3f, 1f]), _bias = tensor([1f, 0f]);

    public void Dispose()
    {
        _scale.Dispose();
        _bias.Dispose();
    }

    [Theory]
    [InlineData(false, false, 0)]
    [InlineData(true, true, 0)]
    [InlineData(false, false, 2)]
    public void Update_ThreeTimes_MovesTheParametersAsThePlainWritingDoes(bool lagrange, bool backupEntropy, long cloning)
    {
        (EnvironmentSpec spec, ReplayBuffer replay) = PlainUpdate.Transitions(50);
        CqlConfig config = new()
        {
            BatchSize = Rows,
            HiddenLayers = [16, 16],
            SampledActions = Sampled,
            Lagrange = lagrange,
            BackupEntropy = backupEntropy,
            CloningUpdates = cloning,
            InitialTemperature = 0.5,
            TargetRate = 0.1,
            TargetGap = 2,
            PolicyLearningRate = 3e-4,
            TemperatureLearningRate = 1e-3,
        };
        using var learner = new CqlLearner(spec, config, 4, CPU);
        using CqlNetworks plain = PlainUpdate.CopyOf(learner, new CqlNetworks(spec, config, 1, CPU));
        using var optimizers = new Optimizers(plain, config);
        using var run = new TestRun();
        Rng rng = new(1), again = rng;
        for (int update = 0; update < 3; update++)
        {
            learner.Update(replay, ref rng, run);
            PlainlyUpdate(plain, optimizers, config, spec, replay, ref again, update < cloning);
        }

        using CqlNetworks learned = PlainUpdate.CopyOf(learner, new CqlNetworks(spec, config, 1, CPU));
        PlainUpdate.AssertClose(plain, learned, 3e-5);
    }

    private void PlainlyUpdate(CqlNetworks networks, Optimizers optimizers, CqlConfig config, EnvironmentSpec spec, ReplayBuffer replay, ref Rng rng, bool clones)
    {
        using var scope = NewDisposeScope();
        using TransitionTensors batch = PlainUpdate.Batch(
            Rows, spec, TransitionParts.Actions | TransitionParts.Outcome | TransitionParts.Noise | TransitionParts.NextNoise, replay, ref rng);
        using var proposed = new ProposedActions(Rows, Sampled, spec, CPU);
        proposed.Draw(ref rng);
        double temperature = networks.ActorCritic.LogTemperature.exp().item<float>(), factor = networks.LogFactor.exp().item<float>();
        (Tensor nextAction, Tensor nextLogProb) = Sample(networks, batch.NextObservations, batch.NextNoise);
        Tensor nextValue = PlainUpdate.SmallerQ(networks.ActorCritic.TargetCritic, batch.NextObservations, nextAction) - (config.BackupEntropy ? temperature * nextLogProb : zeros(1));
        Tensor target = (batch.Rewards + (0.99 * batch.Continuation * nextValue)).detach();

        Tensor loss = zeros(1), gaps = zeros(1);
        for (int member = 0; member < 2; member++)
        {
            Tensor recorded = PlainUpdate.Q(networks.ActorCritic.Critic, member, batch.Observations, batch.Actions);
            Tensor gap = (Penalized(networks, batch, proposed, member) - recorded).mean();
            loss = loss + nn.functional.mse_loss(recorded, target) + (config.Alpha * factor * gap);
            gaps = gaps + (gap.detach() / 2);
        }

        PlainUpdate.Step(optimizers.Critic, loss.sum());
        if (config.Lagrange)
        {
            PlainUpdate.Step(optimizers.Factor, -(networks.LogFactor.exp() * config.Alpha * (gaps - config.TargetGap)).sum());
        }

        (Tensor action, Tensor logProb) = Sample(networks, batch.Observations, batch.Noise);
        Tensor wanted = clones ? LogProb(networks, batch.Observations, batch.Actions) : PlainUpdate.SmallerQ(networks.ActorCritic.Critic, batch.Observations, action);
        PlainUpdate.Step(optimizers.Policy, ((temperature * logProb) - wanted).mean());
        PlainUpdate.Step(optimizers.Temperature, (networks.ActorCritic.LogTemperature.exp() * (-logProb.detach().mean() + 2)).sum()); // target entropy -2
        PlainUpdate.Follow(networks.ActorCritic.TargetCritic, networks.ActorCritic.Critic, 0.1);
    }

    // log sum exp of value minus log density over the sampled actions, in the order in which the noise is used.
    private Tensor Penalized(CqlNetworks networks, TransitionTensors batch, ProposedActions proposed, int member)
    {
        Tensor sum = zeros(Rows);
        for (int k = 0; k < Sampled; k++)
        {
            Tensor uniform = proposed.Uniform.narrow(0, k * Rows, Rows);
            sum = sum + (PlainUpdate.Q(networks.ActorCritic.Critic, member, batch.Observations, uniform) + Math.Log(6 * 2)).exp();
            (Tensor here, Tensor logHere) = Sample(networks, batch.Observations, proposed.Noise.narrow(0, 2 * k * Rows, Rows));
            sum = sum + (PlainUpdate.Q(networks.ActorCritic.Critic, member, batch.Observations, here.detach()) - logHere.detach()).exp();
            (Tensor next, Tensor logNext) = Sample(networks, batch.NextObservations, proposed.Noise.narrow(0, ((2 * k) + 1) * Rows, Rows));
            sum = sum + (PlainUpdate.Q(networks.ActorCritic.Critic, member, batch.Observations, next.detach()) - logNext.detach()).exp();
        }

        return sum.log();
    }

    private (Tensor Action, Tensor LogProb) Sample(CqlNetworks networks, Tensor observations, Tensor noise)
    {
        (Tensor mean, Tensor logStd) = Parts(networks, observations);
        Tensor y = (mean + (logStd.exp() * noise)).tanh();
        return ((y * _scale) + _bias, Density(noise, logStd, y));
    }

    private Tensor LogProb(CqlNetworks networks, Tensor observations, Tensor actions)
    {
        (Tensor mean, Tensor logStd) = Parts(networks, observations);
        Tensor y = (actions - _bias) / _scale;
        return Density((y.atanh() - mean) / logStd.exp(), logStd, y);
    }

    private static (Tensor Mean, Tensor LogStd) Parts(CqlNetworks networks, Tensor observations)
    {
        Tensor head = PlainUpdate.Forward(networks.ActorCritic.Policy, observations);
        return (head.narrow(1, 0, 2), ((head.narrow(1, 2, 2).tanh() + 1) * 3.5) - 5);
    }

    private Tensor Density(Tensor noise, Tensor logStd, Tensor y) =>
        ((noise.square() * -0.5) - logStd - (0.5 * Math.Log(2 * Math.PI)) - ((_scale * (1 - y.square())) + 1e-6).log()).sum(-1);

    private sealed class Optimizers(CqlNetworks networks, CqlConfig config) : IDisposable
    {
        public Adam Policy { get; } = optim.Adam(networks.ActorCritic.Policy.parameters(), config.PolicyLearningRate);

        public Adam Critic { get; } = optim.Adam(networks.ActorCritic.Critic.parameters(), config.CriticLearningRate);

        public Adam Temperature { get; } = optim.Adam(new[] { networks.ActorCritic.LogTemperature }, config.TemperatureLearningRate);

        public Adam Factor { get; } = optim.Adam(new[] { networks.LogFactor }, config.CriticLearningRate);

        public void Dispose()
        {
            Policy.Dispose();
            Critic.Dispose();
            Temperature.Dispose();
            Factor.Dispose();
        }
    }
}
