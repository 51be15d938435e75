using RoboIrl.Core.Randomness;
using RoboIrl.Learners.Homer;
using RoboIrl.Learners.Layered;
using RoboIrl.Learners.Tests.Problems;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace RoboIrl.Learners.Tests.Homer;

public sealed class HomerTests
{
    private const int Horizon = 4, Actions = 4;

    private static readonly HomerConfig Small = new()
    {
        Samples = 1500,
        Updates = 300,
        LearningRate = 5e-3,
        Psdp = new PsdpConfig { Samples = 800, Hidden = 32, Updates = 200, BatchSize = 256, LearningRate = 5e-3 },
    };

    [Fact]
    public void Learn_SmallLock_CoversEveryClusterAndOpensIt()
    {
        TabularProblem problem = SmallLock.Create(Horizon, Actions, 5);
        List<LayerRecord> log = [];
        using LayeredResult result = new HomerLearner(Small).Learn(problem, 1, log.Add, CancellationToken.None);

        LayeredJudge judge = new(problem, 1, 99);
        CoverQuality cover = judge.Judge(result.Cover!, result.Decoder, 400);
        Assert.True(cover.Worst >= 0.8, $"worst {cover.Worst} at layer {cover.WorstLayer}");
        Assert.All(cover.Decoding!, share => Assert.True(share > 0.97, $"{share}"));
        Assert.True(judge.MeanReturn(result.Policy, 500) >= 0.99);
        LayerRecord[] abstractions = [.. log.Where(r => r.Stage == "abstraction")];
        Assert.Equal(Horizon - 1, abstractions.Length);
        Assert.All(abstractions, r => Assert.True(r.Achieved > -0.685 && r.HasGain == true && r.Trivial == -Math.Log(2), $"{r}"));
        Assert.Equal(0, result.MissingGains);
    }

    [Fact]
    public void Learn_Episodes_AreAllCountedAndKnownBefore()
    {
        HomerConfig config = Small with { Samples = 200, Updates = 2, Attempts = 1, Psdp = Small.Psdp with { Samples = 50, Updates = 2 } };
        List<LayerRecord> log = [];
        using LayeredResult result = new HomerLearner(config).Learn(SmallLock.Create(Horizon, Actions, 5), 1, log.Add, CancellationToken.None);
        Assert.Equal((3 * 200) + (2 * (1 + 2 + 3) * 50) + (4 * 50), result.Episodes);
        Assert.Equal(config.EpisodesFor(Horizon), result.Episodes);
        Assert.Equal(4 * 50, result.RewardEpisodes);
        Assert.Equal(result.Episodes, log.Sum(r => r.Episodes));
    }

    [Fact]
    public void EpisodesFor_LongLock_GrowsWithTheSquareOfTheHorizon() =>
        Assert.Equal((99 * 8192) + (2L * 4950 * 4096) + (100 * 4096), new HomerConfig().EpisodesFor(100));

    [Fact]
    public void Learn_NothingAccepted_TriesUpToTheMost()
    {
        List<LayerRecord> log = [];
        HomerConfig config = Small with { Samples = 100, Updates = 1, Attempts = 3, AcceptedLoss = 0.01, Psdp = Small.Psdp with { Samples = 50, Updates = 1 } };
        using LayeredResult result = new HomerLearner(config).Learn(SmallLock.Create(2, Actions, 5), 1, log.Add, CancellationToken.None);
        Assert.Equal((100L, 3), (log[0].Episodes, log[0].Attempts)); // attempts play no more episodes
        Assert.False(log[0].HasGain);
        Assert.Equal(1, result.MissingGains);
    }

    [Fact]
    public void Learn_WithMoreWorkers_LearnsTheSame()
    {
        TabularProblem problem = SmallLock.Create(3, Actions, 5);
        HomerConfig config = Small with { Samples = 2500, Updates = 5, Attempts = 1, Psdp = Small.Psdp with { Updates = 5, Samples = 2500 } };
        List<LayerRecord> one = [], two = [];
        using LayeredResult first = new HomerLearner(config).Learn(problem, 3, one.Add, CancellationToken.None);
        using LayeredResult second = new HomerLearner(config with { Workers = 2 }).Learn(problem, 3, two.Add, CancellationToken.None);
        Assert.Equal(one, two);
    }

    [Fact]
    public void LogLikelihood_ThreeRows_IsThatOfTheFormula()
    {
        using var scope = torch.NewDisposeScope();
        using HomerNetworks networks = new(2, 5, 3, 2, 7);
        float[] here = [0.5f, -1, 2, 0.25f, -0.75f, 1], there = [1, 0, -0.5f, 2, 0.3f, 0.7f], causes = [0, 1, 0, 1, 0, 0, 0, 0, 1];
        int[] taken = [1, 0, 2];
        float[] likelihoods = networks.LogLikelihood(torch.tensor(here).view(3, 2), torch.tensor(causes).view(3, 3), torch.tensor(there).view(3, 2)).data<float>().ToArray();

        float[] weights = networks.Decoder.Weight.detach().data<float>().ToArray(), logits = new float[9];
        double[,] led = new double[3, 2], happened = new double[3, 2];
        for (int state = 0; state < 2; state++)
        {
            networks.Classifiers.Infer(here, 3, logits, state);
            for (int row = 0; row < 3; row++)
            {
                led[row, state] = Math.Exp((weights[state * 2] * there[row * 2]) + (weights[(state * 2) + 1] * there[(row * 2) + 1]));
                happened[row, state] = 1 / (1 + Math.Exp(-logits[(row * 3) + taken[row]]));
            }
        }

        for (int row = 0; row < 3; row++)
        {
            int next = (row + 1) % 3;
            double real = ((led[row, 0] * happened[row, 0]) + (led[row, 1] * happened[row, 1])) / (led[row, 0] + led[row, 1]);
            double strange = ((led[next, 0] * happened[row, 0]) + (led[next, 1] * happened[row, 1])) / (led[next, 0] + led[next, 1]);
            Assert.Equal(0.5 * (Math.Log(real) + Math.Log(1 - strange)), likelihoods[row], 5);
        }
    }

    [Fact]
    public void Score_Ends_AreOneWhereTheLabelIsWanted()
    {
        using LinearDecoder decoder = new(2, 2);
        using (torch.no_grad())
        using (torch.NewDisposeScope())
        {
            decoder.Weight.copy_(torch.tensor([1f, 0, 0, 1]).view(2, 2));
        }

        decoder.Freeze();
        RolloutData data = new(2) { KeepsEnd = true };
        data.Grow(3);
        ((ReadOnlySpan<float>)[3, 1, 1, 3, 2, 0]).CopyTo(data.End);
        data.Returns.Fill(5);
        new PsdpGoal(1, decoder, 0).Score(data);
        Assert.Equal([1, 0, 1], data.Returns.ToArray());
        new PsdpGoal(1, decoder, 1).Score(data);
        Assert.Equal([0, 1, 0], data.Returns.ToArray());
    }

    [Fact]
    public void Shuffle_Rows_StayWhole()
    {
        const int Rows = 50;
        RolloutData data = new(2) { KeepsFork = true, KeepsEnd = true };
        data.Grow(Rows);
        for (int i = 0; i < Rows; i++)
        {
            (data.Members[i], data.Actions[i], data.Continuations[i], data.Returns[i]) = (i, i, i, i);
            (data.Fork[i * 2], data.Fork[(i * 2) + 1], data.End[i * 2], data.End[(i * 2) + 1]) = (i, -i, i, -i);
        }

        Rng rng = new(1);
        data.Shuffle(ref rng);
        Assert.Equal(Enumerable.Range(0, Rows), data.Members.ToArray().Order());
        Assert.NotEqual(Enumerable.Range(0, Rows), data.Members.ToArray());
        for (int i = 0; i < Rows; i++)
        {
            int row = data.Members[i];
            Assert.Equal((row, row, (float)row), (data.Actions[i], data.Continuations[i], data.Returns[i]));
            Assert.Equal([row, -row], data.Fork.Slice(i * 2, 2).ToArray());
            Assert.Equal([row, -row], data.End.Slice(i * 2, 2).ToArray());
        }
    }

    [Theory]
    [InlineData(4)]
    [InlineData(1)]
    public void Learn_HeadsThatDoNotFit_IsRefused(int heads)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => new HomerLearner(Small with { Heads = heads }).Learn(SmallLock.Create(2, Actions, 5), 1, _ => { }, CancellationToken.None));
        Assert.Contains($"tell {heads} abstract states apart per layer of 'small-lock', which has 3 hidden ones", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Learn_Stopped_FreesWhatItMade()
    {
        long before = Tensor.TotalCount;
        HomerConfig config = Small with { Samples = 100, Updates = 1, Psdp = Small.Psdp with { Samples = 50, Updates = 1 } };
        using CancellationTokenSource first = new(), second = new();
        Assert.Throws<OperationCanceledException>(() => new HomerLearner(config).Learn(SmallLock.Create(3, Actions, 5), 1, _ => first.Cancel(), first.Token)); // with an abstraction
        Assert.Throws<OperationCanceledException>(() => new HomerLearner(config).Learn(SmallLock.Create(3, Actions, 5), 1, r => Stop(r, second), second.Token)); // with policies
        Assert.Equal(before, Tensor.TotalCount);

        static void Stop(LayerRecord record, CancellationTokenSource source)
        {
            if (record.Stage == "homing")
            {
                source.Cancel();
            }
        }
    }
}
