using RoboIrl.Core.Checkpoints;
using RoboIrl.Core.Data;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Randomness;
using RoboIrl.Learners.Tensors;
using RoboIrl.Testing;
using RoboIrl.Torch.Fused;
using TorchSharp;
using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;

namespace RoboIrl.Learners.Tests.Offline;

/// <summary>The pieces that a learner's update is written from a second time, without its seams: tensor calls, autograd, the optimiser's three calls.</summary>
internal static class PlainUpdate
{
    /// <summary>Transitions of normal numbers in two observations and two actions of uneven ranges, every fifth one terminated.</summary>
    public static (EnvironmentSpec Spec, ReplayBuffer Replay) Transitions(int count)
    {
        EnvironmentSpec spec = Problems.PointMass.PointMassSpec with { Action = new VectorSpec(2, [-2, -1], [4, 1], ["a", "b"]) };
        var replay = new ReplayBuffer(count, 2, 2);
        var rng = new Rng(8);
        for (int i = 0; i < count; i++)
        {
            replay.Add(
                [(float)rng.Normal(), (float)rng.Normal()],
                [(float)rng.Uniform(-2, 4), (float)rng.Uniform(-1, 1)],
                (float)rng.Normal(),
                i % 5 == 0 ? EpisodeEnd.Terminated : EpisodeEnd.None,
                [(float)rng.Normal(), (float)rng.Normal()]);
        }

        return (spec, replay);
    }

    /// <summary>Fills networks with what a learner's have now.</summary>
    public static T CopyOf<T>(ICheckpointable learner, T networks)
        where T : ICheckpointable
    {
        networks.Load(MemoryCheckpoint.Of(learner));
        return networks;
    }

    /// <summary>The batch that an update with the same generator draws.</summary>
    public static TransitionTensors Batch(int rows, EnvironmentSpec spec, TransitionParts parts, ReplayBuffer replay, ref Rng rng)
    {
        var batch = new TransitionTensors(rows, spec.Observation.Size, spec.Action.Size, parts, CPU);
        batch.Draw(replay, ref rng);
        return batch;
    }

    /// <summary>Network values in linear layers, [B, outputs].</summary>
    public static Tensor Forward(Mlp network, Tensor x, int member = 0)
    {
        for (int layer = 0; layer < network.Layers; layer++)
        {
            x = nn.functional.linear(x, network.Weight(member, layer), network.Bias(member, layer));
            x = layer + 1 < network.Layers ? x.relu() : x;
        }

        return x;
    }

    /// <summary>Value of one critic, [B].</summary>
    public static Tensor Q(Mlp critics, int member, Tensor observations, Tensor actions) => Forward(critics, torch.cat(new[] { observations, actions }, 1), member).squeeze(-1);

    /// <summary>The smaller value of two critics, [B].</summary>
    public static Tensor SmallerQ(Mlp critics, Tensor observations, Tensor actions) => torch.minimum(Q(critics, 0, observations, actions), Q(critics, 1, observations, actions));

    public static void Step(Adam optimizer, Tensor loss)
    {
        optimizer.zero_grad();
        loss.backward();
        optimizer.step();
    }

    public static void Follow(Mlp target, Mlp source, double rate)
    {
        using (torch.no_grad())
        {
            target.Packed.copy_((target.Packed * (1 - rate)) + (source.Packed * rate));
        }
    }

    /// <summary>Compares every parameter of two sets of networks.</summary>
    public static void AssertClose(ICheckpointable expected, ICheckpointable actual, double tolerance)
    {
        MemoryCheckpoint a = MemoryCheckpoint.Of(expected), b = MemoryCheckpoint.Of(actual);
        Assert.NotEmpty(a.Names);
        Assert.All(a.Names, name => FusedAgreementTests.AssertClose(a, b, name, tolerance));
    }
}
