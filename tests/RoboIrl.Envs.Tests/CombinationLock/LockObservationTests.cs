using RoboIrl.Core.Layered;
using RoboIrl.Envs.CombinationLock;
using Xunit;

namespace RoboIrl.Envs.Tests.CombinationLock;

public sealed class LockObservationTests
{
    [Theory]
    [InlineData(1, 8)]
    [InlineData(4, 8)]
    [InlineData(5, 16)]
    [InlineData(6, 16)]
    [InlineData(12, 16)]
    [InlineData(13, 32)]
    [InlineData(25, 32)]
    [InlineData(50, 64)]
    [InlineData(100, 128)]
    public void ObservationSize_PublishedHorizons_IsTheNextPowerOfTwo(int horizon, int size)
    {
        Assert.Equal(size, Locks.Make(horizon).Spec.ObservationSize);
        Assert.Equal(size, Locks.Make(horizon, LockDefinition.PaperText).Spec.ObservationSize);
    }

    [Theory]
    [InlineData(LockDefinition.BaselineCode, false)]
    [InlineData(LockDefinition.PaperText, false)]
    [InlineData(LockDefinition.BaselineCode, true)]
    public void Observe_NoNoise_IsTheRotatedCodeOfStateAndLayer(LockDefinition definition, bool normalized)
    {
        const int Horizon = 6, Rows = 20;
        CombinationLockOptions options = new() { Horizon = Horizon, Noise = 0, Definition = definition, Normalized = normalized };
        CombinationLockProblem problem = new(options, 2);
        int size = problem.Spec.ObservationSize;
        using IRevealedBatch batch = problem.CreateRevealedBatch(Rows);
        batch.Begin(4, 0, Rows);
        float[] observations = new float[Rows * size];
        while (true)
        {
            batch.Observe(0, observations);
            int[] latents = Locks.Latents(batch);
            for (int i = 0; i < observations.Length; i++)
            {
                int element = HadamardTransform.Element(size, i % size, latents[i / size]) + HadamardTransform.Element(size, i % size, 3 + batch.Layer);
                Assert.Equal(normalized ? element / MathF.Sqrt(size) : element, observations[i]);
            }

            if (batch.Layer == Horizon)
            {
                break;
            }

            batch.Step([.. Locks.Openings(problem, batch).Select((a, i) => i == batch.Layer ? (a + 1) % 10 : a)], new float[Rows]);
        }
    }

    [Theory]
    [InlineData(3, 8)]
    [InlineData(25, 32)]
    [InlineData(100, 128)]
    public void Observe_CodesDefinition_HasNoiseOfItsOwnOnEveryCodedCoordinate(int horizon, int size)
    {
        const int Rows = 4_000;
        double[] mean = new double[size], square = new double[size], product = new double[size];
        foreach (double[] code in Codes(Locks.Make(horizon), Rows))
        {
            for (int i = 0; i < size; i++)
            {
                mean[i] += code[i] / Rows;
                square[i] += code[i] * code[i] / Rows;
                product[i] += code[i] * code[(i + 1) % (horizon + 3)] / Rows;
            }
        }

        for (int i = 0; i < size; i++)
        {
            if (i >= horizon + 3)
            {
                Assert.Equal(0, square[i], 1e-9);
                continue;
            }

            Assert.Equal(0, mean[i], 6 * 0.1 / Math.Sqrt(Rows));
            Assert.Equal(0.01, square[i], 6 * 0.01 * Math.Sqrt(2.0 / Rows));
            Assert.Equal(0, product[i], 6 * 0.01 / Math.Sqrt(Rows));
        }
    }

    [Fact]
    public void Observe_TextsDefinition_HasNoiseOnOneCodedCoordinate()
    {
        const int Rows = 9_000, Coded = 9;
        int[] counts = new int[16];
        double square = 0;
        foreach (double[] code in Codes(Locks.Make(6, LockDefinition.PaperText), Rows))
        {
            int largest = Enumerable.Range(0, 16).MaxBy(i => Math.Abs(code[i]));
            counts[largest]++;
            square += code[largest] * code[largest] / Rows;
            Assert.All(Enumerable.Range(0, 16).Where(i => i != largest), i => Assert.Equal(0, code[i], 1e-6));
        }

        Assert.Equal(0.01, square, 6 * 0.01 * Math.Sqrt(2.0 / Rows));
        Assert.All(counts[..Coded], c => Assert.Equal(1.0 / Coded, c / (double)Rows, 6 * Math.Sqrt(1.0 / Coded / Rows)));
        Assert.Equal(Rows, counts[..Coded].Sum());
    }

    [Fact]
    public void Observe_RotatedNoise_HasTheVarianceOfAllCodedCoordinatesTogether()
    {
        const int Rows = 20_000, Horizon = 6;
        CombinationLockProblem problem = Locks.Make(Horizon);
        using IRevealedBatch batch = problem.CreateRevealedBatch(Rows);
        batch.Begin(8, 0, Rows);
        int[] latents = Locks.Latents(batch);
        float[] observations = new float[Rows * 16];
        batch.Observe(0, observations);
        double square = 0;
        for (int row = 0; row < Rows; row++)
        {
            int code = HadamardTransform.Element(16, 5, latents[row]) + HadamardTransform.Element(16, 5, 3);
            square += Math.Pow(observations[(row * 16) + 5] - code, 2) / Rows;
        }

        Assert.Equal(0.01 * (Horizon + 3), square, 6 * 0.01 * (Horizon + 3) * Math.Sqrt(2.0 / Rows));
    }

    [Fact]
    public void Observe_NextLayer_HasNewNoise()
    {
        const int Rows = 4_000;
        CombinationLockProblem problem = Locks.Make(2);
        using IRevealedBatch batch = problem.CreateRevealedBatch(Rows);
        batch.Begin(8, 0, Rows);
        double[][] before = [.. Codes(batch, 8)];
        batch.Step(Locks.Openings(problem, batch), new float[Rows]);
        double[][] after = [.. Codes(batch, 8)];
        double product = 0;
        for (int row = 0; row < Rows; row++)
        {
            product += before[row][0] * after[row][0] / Rows;
        }

        Assert.Equal(0, product, 6 * 0.01 / Math.Sqrt(Rows));
    }

    [Fact]
    public void Observe_SomeRows_AreThoseOfAllRows()
    {
        CombinationLockProblem problem = Locks.Make(12);
        using ILayeredBatch batch = problem.CreateBatch(10);
        batch.Begin(8, 0, 10);
        float[] all = new float[10 * 16], some = new float[3 * 16];
        batch.Observe(0, all);
        batch.Observe(6, some);
        Assert.Equal(all[(6 * 16)..(9 * 16)], some);
        batch.Observe(6, []);
    }

    // Noise before the rotation: the transform undone, less the two ones.
    private static IEnumerable<double[]> Codes(CombinationLockProblem problem, int rows)
    {
        using IRevealedBatch batch = problem.CreateRevealedBatch(rows);
        batch.Begin(21, 0, rows);
        return [.. Codes(batch, problem.Spec.ObservationSize)];
    }

    private static IEnumerable<double[]> Codes(IRevealedBatch batch, int size)
    {
        float[] observations = new float[batch.Count * size];
        batch.Observe(0, observations);
        HadamardTransform.Apply(observations, size);
        int[] latents = Locks.Latents(batch);
        for (int row = 0; row < batch.Count; row++)
        {
            double[] code = [.. observations.Skip(row * size).Take(size).Select(x => x / (double)size)];
            code[latents[row]] -= 1;
            code[3 + batch.Layer] -= 1;
            yield return code;
        }
    }
}
