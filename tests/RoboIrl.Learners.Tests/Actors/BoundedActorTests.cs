using RoboIrl.Core.Environments;
using RoboIrl.Core.Policies;
using RoboIrl.Core.Randomness;
using RoboIrl.Learners.Actors;
using RoboIrl.Learners.Tests.Problems;
using Xunit;
using static TorchSharp.torch;

namespace RoboIrl.Learners.Tests.Actors;

public sealed class BoundedActorTests
{
    private static readonly EnvironmentSpec Uneven = PointMass.PointMassSpec with { Action = new VectorSpec(2, [-2, -1], [4, 1], ["a", "b"]) };

    [Fact]
    public void Mean_AndAct_AgreeWithTheNetworkByHand()
    {
        using var scope = NewDisposeScope();
        using var actor = new BoundedActor(Uneven, [8], gaussian: false, CPU);
        float[] raw = new float[2], acted = new float[2];
        var rng = new Rng(1);
        actor.Network.Infer([0.3f, -2f], 1, raw);
        actor.Act([0.3f, -2f], acted, ActMode.Sample, ref rng);
        float[] mean = actor.Mean(tensor([0.3f, -2f]).view(1, 2)).data<float>().ToArray();
        Assert.Equal((Math.Tanh(raw[0]) * 3) + 1, mean[0], 5);
        Assert.Equal(Math.Tanh(raw[1]), mean[1], 5);
        Assert.Equal(mean[0], acted[0], 5);
        Assert.Equal(mean[1], acted[1], 5);
    }

    [Fact]
    public void Disturb_LargeNoise_IsClippedThenBounded()
    {
        using var scope = NewDisposeScope();
        using var actor = new BoundedActor(Uneven, [8], gaussian: false, CPU);
        Tensor actions = tensor([1f, 0.9f, -1f, 0f]).view(2, 2), noise = tensor([1f, 10f, -10f, -2f]).view(2, 2);
        float[] disturbed = actor.Disturb(actions, noise, 0.2, 0.5).data<float>().ToArray();
        float[] expected = [1 + (0.2f * 3), 1, -2, -0.4f]; // within; past the upper bound; half a range down is past the lower one; within
        Assert.All(expected.Zip(disturbed), pair => Assert.Equal(pair.First, pair.Second, 5));
    }

    [Fact]
    public void LogProb_OfTheMean_IsThePeakOfTheDensity()
    {
        using var scope = NewDisposeScope();
        using var actor = new BoundedActor(Uneven, [8], gaussian: true, CPU);
        using (no_grad())
        {
            actor.LogStd!.copy_(tensor([-1f, 100f])); // the second one counts as 2
        }

        Tensor mean = actor.Mean(zeros(1, 2));
        double peak = -Math.Log(2 * Math.PI) - Math.Log(3 * Math.Exp(-1)) - 2;
        Assert.Equal(peak, actor.LogProb(mean, mean).item<float>(), 4);
        Assert.Equal(peak - 0.5, actor.LogProb(mean, mean + tensor([3 * MathF.Exp(-1), 0f])).item<float>(), 4);
    }
}
