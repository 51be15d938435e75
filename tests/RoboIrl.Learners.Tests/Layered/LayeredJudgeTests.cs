using RoboIrl.Core.Layered;
using RoboIrl.Core.Randomness;
using RoboIrl.Learners.Layered;
using RoboIrl.Learners.Musik;
using RoboIrl.Learners.Tests.Problems;
using Xunit;

namespace RoboIrl.Learners.Tests.Layered;

public sealed class LayeredJudgeTests
{
    [Fact]
    public void MeanReturn_OfUniformActions_IsThatOfTheTables()
    {
        TabularProblem problem = SmallLock.Create(3, 3, 1);
        double exact = problem.Latents.Evaluate(problem.Latents.UniformPolicy());
        Assert.InRange(new LayeredJudge(problem, 2, 5).MeanReturn(new UniformPolicy(3), 40_000), exact - 0.01, exact + 0.01);
    }

    [Fact]
    public void Judge_OfTheUniformPolicy_SeesThatItMissesTheGoodStates()
    {
        TabularProblem problem = SmallLock.Create(4, 3, 1);
        ILayeredPolicy[] cover = [.. Enumerable.Repeat(new UniformPolicy(3), 4)];
        CoverQuality quality = new LayeredJudge(problem, 1, 5).Judge(cover, null, 20_000);
        Assert.Equal(1, quality.Ratios[0][0], 12);
        Assert.True(double.IsNaN(quality.Ratios[0][SmallLock.Bad - 1])); // nobody starts there
        Assert.InRange(quality.Ratios[2][0], (1.0 / 9) - 0.01, (1.0 / 9) + 0.01);
        Assert.Equal(3, quality.WorstLayer);
        Assert.Null(quality.Decoding);
    }

    [Fact]
    public void Judge_Attainable_IsTheLikelihoodOfPerfectDecoding()
    {
        // In a good state one action of three leads to a good one, and says itself; the two others say that it was not that one.
        TabularProblem problem = SmallLock.Create(3, 3, 1);
        ILayeredPolicy[] cover = [.. Enumerable.Repeat(new UniformPolicy(3), 3)];
        CoverQuality quality = new LayeredJudge(problem, 1, 5).Judge(cover, null, 20_000);
        Assert.Equal(2, quality.Attainable.Count);
        Assert.Equal(2.0 / 3 * Math.Log(0.5), quality.Attainable[0], 9);
        double good = 1.0 / 3;
        Assert.Equal((good * 2 / 3 * Math.Log(0.5)) + ((1 - good) * Math.Log(1.0 / 3)), quality.Attainable[1], 0.01);
    }

    [Fact]
    public void Judge_Decoding_WeighsClustersAlikeHoweverRarelyTheyAreVisited()
    {
        // Uniform actions are in the good states of layer 3 once in 27 times: to call everything bad is right in 96 of 100.
        const int Episodes = 6_000;
        TabularProblem problem = SmallLock.Create(4, 3, 1);
        ILayeredPolicy[] cover = [.. Enumerable.Repeat(new UniformPolicy(3), 4)];
        LayeredJudge judge = new(problem, 1, 5);
        Assert.Equal([0.5, 0.5, 0.5], judge.Judge(cover, new Decoder(static _ => 2), Episodes).Decoding!);
        Assert.All(judge.Judge(cover, new Decoder(static seen => (BitConverter.SingleToInt32Bits(seen[0]) & 0xFF) % 3), Episodes).Decoding!, static share => Assert.InRange(share, 0.4, 0.6));
        Assert.All(judge.Judge(cover, new Decoder(static seen => seen[SmallLock.Bad] > 0.5 ? 0 : 1), Episodes).Decoding!, static share => Assert.InRange(share, 0.999, 1));
        Assert.All(judge.Judge(cover, new Decoder(static seen => seen[0] > 0.5 ? 0 : 1), Episodes).Decoding!, static share => Assert.InRange(share, 0.65, 0.85)); // half of the good ones
    }

    [Fact]
    public void Judge_ClusterThatIsNeverVisited_IsNotToldByAnyDecoder()
    {
        TabularProblem problem = Detour.Create();
        ILayeredPolicy[] cover = [.. Enumerable.Repeat(new Always(0), 3)];
        CoverQuality quality = new LayeredJudge(problem, 1, 5).Judge(cover, new Decoder(static seen => seen[0] > 0.5 ? 0 : 1), 100);
        Assert.Equal([1, 0], quality.Ratios[1]);
        Assert.Equal(0.5, quality.Decoding![0]);
    }

    [Fact]
    public void Judge_WorstError_IsTheSpreadOfTheWorstRatio()
    {
        const int Episodes = 400;
        TabularProblem problem = SmallLock.Create(3, 3, 1);
        ILayeredPolicy[] cover = [.. Enumerable.Repeat(new UniformPolicy(3), 3)];
        CoverQuality[] judged = [.. Enumerable.Range(0, 60).Select(seed => new LayeredJudge(problem, 1, (ulong)seed).Judge(cover, null, Episodes))];
        double mean = judged.Average(static q => q.Worst), spread = Math.Sqrt(judged.Average(q => (q.Worst - mean) * (q.Worst - mean)));
        Assert.Equal(1.0 / 9, mean, 0.01);
        Assert.Equal(Math.Sqrt(mean * (1 - mean) / Episodes), judged.Average(static q => q.WorstError), 0.001);
        Assert.InRange(spread / judged[0].WorstError, 0.6, 1.5);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Judge_ChainOfLayers_AsksEachOnceAndSeesTheSame(bool general)
    {
        const int Episodes = 1_501; // odd: the halves of the decoder's judge are episodes, not rows
        TabularProblem problem = SmallLock.Create(5, 3, 1);
        MusikConfig config = new() { Samples = 1_000, BatchSize = 1_000, Hidden = 16, Updates = 60, LearningRate = 1e-2, WantedGain = 0, Attempts = 1, Psdp = new PsdpConfig { Samples = 100, Hidden = 16, LearningRate = 1e-2 } };
        ILayeredLearner learner = general ? new GeneralMusikLearner(config, oneStep: true) : new MusikLearner(config);
        using LayeredResult result = learner.Learn(problem, 3, static _ => { }, CancellationToken.None);
        Watched[] chain = [.. result.Cover!.Select(static policy => new Watched(policy, true))], alone = [.. result.Cover!.Select(static policy => new Watched(policy, false))];
        CoverQuality fast = new LayeredJudge(problem, 2, 5).Judge(chain, result.Decoder, Episodes);
        CoverQuality slow = new LayeredJudge(problem, 1, 5).Judge(alone, result.Decoder, Episodes);
        Assert.Equal(slow.Ratios, fast.Ratios);
        Assert.Equal(slow.Attainable, fast.Attainable);
        Assert.Equal(slow.Decoding, fast.Decoding);
        Assert.True(fast.Ratios[2][0] > 0.3, $"they lead to the good states more often than one time in nine: {fast.Ratios[2][0]}");
        int members = chain[^1].Members;
        Assert.Equal([0, 1, 1, 1, 1], chain.Select(policy => policy.Rows / (members * Episodes)));
        Assert.Equal([0, 1, 2, 3, 4], alone.Select(policy => policy.Rows / (members * Episodes)));
    }

    [Theory]
    [InlineData(6_000)]
    [InlineData(6_001)]
    public void Judge_DecoderThatKnowsEpisodesByHeart_GainsNothing(int episodes)
    {
        // Members play the same episodes: where one of them were in both halves, labels that say no more than who it is would be right.
        TabularProblem problem = SmallLock.Create(3, 3, 1);
        ILayeredPolicy[] cover = [.. Enumerable.Repeat(new UniformPolicy(3, 2), 3)];
        Decoder byHeart = new(static seen => (int)((uint)BitConverter.SingleToInt32Bits(seen[0]) % 100_003));
        Assert.All(new LayeredJudge(problem, 1, 5).Judge(cover, byHeart, episodes).Decoding!, static share => Assert.InRange(share, 0.0, 0.55));
    }

    [Fact]
    public void Judge_WrongArguments_AreRefused()
    {
        LayeredJudge judge = new(SmallLock.Create(3, 3, 1), 1, 5);
        ILayeredPolicy[] cover = [.. Enumerable.Repeat(new UniformPolicy(3), 4)];
        Assert.Throws<ArgumentOutOfRangeException>(() => judge.Judge(cover[..3], null, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => judge.Judge([], null, 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => judge.Judge(cover, null, 10));
    }

    [Fact]
    public void Batch_Episode_HasNothingToDoWithTheLearnersStream()
    {
        // A learner with this seed begins with stream 1 of it; an episode with the same number must not follow that.
        using IRevealedBatch batch = SmallLock.Create(2, 2, 1).CreateRevealedBatch(1);
        int[] state = new int[1];
        int same = 0;
        for (ulong seed = 0; seed < 200; seed++)
        {
            batch.Begin(seed, 1, 1);
            batch.ReadLatents(state);
            same += state[0] == (new Rng(seed, 1).NextDouble() < 0.5 ? 0 : 1) ? 1 : 0;
        }

        Assert.InRange(same, 70, 130);
    }

    [Fact]
    public void Batch_Episodes_DependOnTheirNumberAlone()
    {
        TabularProblem problem = SmallLock.Create(3, 2, 1);
        using IRevealedBatch whole = problem.CreateRevealedBatch(8), part = problem.CreateRevealedBatch(8);
        whole.Begin(3, 10, 8);
        part.Begin(3, 14, 2);
        int[] actions = [0, 1, 0, 1, 0, 1, 0, 1];
        float[] rewards = new float[8], seen = new float[8 * 3], again = new float[2 * 3];
        int[] states = new int[8], two = new int[2];
        for (int layer = 0; layer < 3; layer++)
        {
            whole.Step(actions, rewards);
            part.Step(actions.AsSpan(4, 2), rewards.AsSpan(0, 2));
        }

        whole.Observe(0, seen);
        part.Observe(0, new float[3]); // looking changes nothing
        part.Observe(0, again);
        whole.ReadLatents(states);
        part.ReadLatents(two);
        Assert.Equal(seen.AsSpan(12, 6).ToArray(), again);
        Assert.Equal(states.AsSpan(4, 2).ToArray(), two);
        Assert.Throws<InvalidOperationException>(() => whole.Step(actions, rewards));
    }

    [Fact]
    public void Batch_WrongUse_SaysWhatIsExpected()
    {
        using ILayeredBatch batch = SmallLock.Create(2, 2, 1).CreateBatch(4);
        Assert.Throws<InvalidOperationException>(() => batch.Step([0], new float[1]));
        batch.Begin(1, 0, 2);
        Assert.Contains("actions[1] is 2: actions are 0 .. 1", Assert.Throws<ArgumentException>(() => batch.Step([0, 2], new float[2])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => batch.Observe(1, new float[6]));
        Assert.Throws<ArgumentOutOfRangeException>(() => batch.Begin(1, 0, 5));
    }

    [Fact]
    public void Uniform_Actions_AreAllTaken()
    {
        Rng rng = new(1);
        int[] actions = new int[300];
        new UniformPolicy(3).Act(0, [], new int[300], actions, new LayeredScratch(), ref rng);
        Assert.Equal([0, 1, 2], actions.Distinct().Order());
    }

    private sealed class Decoder(Func<float[], int> label) : ILayeredDecoder
    {
        public void Decode(int layer, ReadOnlySpan<float> observations, Span<int> labels)
        {
            int size = observations.Length / labels.Length;
            for (int i = 0; i < labels.Length; i++)
            {
                labels[i] = label(observations.Slice(i * size, size).ToArray());
            }
        }
    }

    // Counts what it is asked for; keeps whom it follows to itself where it shall.
    private sealed class Watched(ILayeredPolicy policy, bool tells) : ILayeredPolicy
    {
        private int _rows;

        public int Rows => _rows;

        public int Members => policy.Members;

        public int? ParentOf(int member) => tells ? policy.ParentOf(member) : null;

        public void Act(int layer, ReadOnlySpan<float> observations, Span<int> memory, Span<int> actions, LayeredScratch scratch, ref Rng rng)
        {
            Interlocked.Add(ref _rows, memory.Length);
            policy.Act(layer, observations, memory, actions, scratch, ref rng);
        }
    }

    private sealed class Always(int action) : ILayeredPolicy
    {
        public int Members => 1;

        public void Act(int layer, ReadOnlySpan<float> observations, Span<int> memory, Span<int> actions, LayeredScratch scratch, ref Rng rng) => actions.Fill(action);
    }
}
