using RoboIrl.Core.Layered;
using RoboIrl.Core.Randomness;
using RoboIrl.Envs.CombinationLock;
using RoboIrl.Envs.CombinationLock.Dial;
using RoboIrl.MuJoCo;
using RoboIrl.Testing;
using Xunit;

namespace RoboIrl.Envs.Tests.CombinationLock.Dial;

public sealed class DialLockTests
{
    [Fact]
    public void Try_EveryDetentAndOpening_LetsTheFenceFallWhereTheyAgreeOnly()
    {
        using DialLock owner = new(new DialLockOptions { Horizon = 10 }, 1);
        using DialMechanism mechanism = new(owner.Model, owner.Options);
        ulong key = 0;
        for (int opening = -1; opening < DialLockOptions.Detents; opening++)
        {
            for (int detent = 0; detent < DialLockOptions.Detents; detent++)
            {
                mechanism.Start(detent % 2, ++key);
                Assert.Equal(detent % 2, mechanism.Latent);
                bool fell = mechanism.Try(detent, opening, 1 - (detent % 2), 1, ++key);
                Assert.Equal(detent == opening, fell);
                Assert.Equal(fell ? 1 - (detent % 2) : CombinationLockProblem.Bad, mechanism.Latent);
            }
        }
    }

    [Theory]
    [InlineData(LockDefinition.BaselineCode)]
    [InlineData(LockDefinition.PaperText)]
    public void Episodes_OpeningAndWrongActions_AreThoseOfTheAbstractLock(LockDefinition definition)
    {
        const int Rows = 60, Horizon = 8;
        using DialLock dial = new(new DialLockOptions { Horizon = Horizon, Definition = definition }, 9);
        CombinationLockProblem lockProblem = new(new CombinationLockOptions { Horizon = Horizon, Definition = definition }, 9);
        using IRevealedBatch mechanical = dial.CreateRevealedBatch(Rows), abstracted = lockProblem.CreateRevealedBatch(Rows);
        mechanical.Begin(4, 100, Rows);
        abstracted.Begin(4, 100, Rows);
        float[] rewards = new float[Rows], expected = new float[Rows];
        for (int layer = 0; layer < Horizon; layer++)
        {
            Assert.Equal(Locks.Latents(abstracted), Locks.Latents(mechanical));

            // Every layer sends every eighth episode astray.
            int[] actions = [.. Locks.Openings(lockProblem, abstracted).Select((a, i) => i % 8 == layer ? (a + 1 + (i % 9)) % 10 : a)];
            mechanical.Step(actions, rewards);
            abstracted.Step(actions, expected);
            Assert.Equal(expected, rewards);
        }

        int[] last = Locks.Latents(mechanical);
        Assert.Equal(Locks.Latents(abstracted), last);
        Assert.All(last, s => Assert.Equal(CombinationLockProblem.Bad, s)); // each went astray once
        Assert.Equal(dial.Latents.OptimalReturn, lockProblem.Latents.OptimalReturn, 1e-12);
    }

    [Fact]
    public void Episodes_OpeningActions_EarnOne()
    {
        const int Rows = 8, Horizon = 12;
        using DialLock dial = new(new DialLockOptions { Horizon = Horizon }, 3);
        using IRevealedBatch batch = dial.CreateRevealedBatch(Rows);
        batch.Begin(1, 0, Rows);
        float[] rewards = new float[Rows];
        while (batch.Layer < Horizon)
        {
            batch.Step([.. Locks.Latents(batch).Select(s => dial.Opening(batch.Layer, s))], rewards);
            Assert.All(rewards, r => Assert.Equal(batch.Layer == Horizon ? 1 : 0, r));
        }
    }

    [Fact]
    public void Episode_InAnyCompany_IsTheSame()
    {
        using DialLock dial = new(new DialLockOptions { Horizon = 4 }, 3);
        (double[] physics, float[] sensors) = Play(dial, 50, 1, 0);
        (double[] together, float[] seen) = Play(dial, 45, 9, 5);
        Assert.Equal(physics, together);
        Assert.Equal(sensors, seen);
        Assert.NotEqual(physics, Play(dial, 51, 1, 0).Physics);
    }

    [Fact]
    public void Observe_DialAtRest_DoesNotTellTheLastAction()
    {
        using DialLock dial = new(new DialLockOptions { Horizon = 2 }, 3);
        using DialMechanism mechanism = new(dial.Model, dial.Options);
        float[] features = new float[DialSensors.Features];
        List<float[]> seen = [];
        for (int detent = 0; detent < DialLockOptions.Detents; detent++)
        {
            mechanism.Start(0, 1);
            mechanism.Try(detent, -1, 0, 1, 2); // wrong, whichever it is
            mechanism.ReadFeatures(features);
            seen.Add([.. features]);
        }

        // A hundredth of what anything moves by: servos come to rest, up to that.
        Assert.All(seen, f => Assert.All(f.Zip(seen[0]), pair => Assert.Equal(pair.Second, pair.First, 0.02f)));
    }

    [Fact]
    public void Observe_DialAtRest_PointsAnywhere()
    {
        const int Rows = 2_000;
        using DialLock dial = new(new DialLockOptions { Horizon = 1 }, 3);
        using DialMechanism mechanism = new(dial.Model, dial.Options);
        float[] features = new float[DialSensors.Features];
        double cosine = 0, sine = 0, square = 0;
        for (ulong key = 0; key < Rows; key++)
        {
            mechanism.Start(0, key);
            mechanism.ReadFeatures(features);
            (cosine, sine, square) = (cosine + (features[0] / Rows), sine + (features[1] / Rows), square + (features[0] * features[0] / Rows));
        }

        Assert.Equal(0, cosine, 6 * Math.Sqrt(0.5 / Rows));
        Assert.Equal(0, sine, 6 * Math.Sqrt(0.5 / Rows));
        Assert.Equal(0.5, square, 6 * Math.Sqrt(0.125 / Rows));
    }

    [Fact]
    public void Sensors_Mixture_HasNothingToDoWithALearnersStream()
    {
        // A learner with the lock's seed draws from stream 1 of it.
        const int Count = 20;
        DialSensors sensors = new(new DialLockOptions { Horizon = 2, Sensors = Count, SensorNoise = 0 }, 3);
        float[] weights = new float[Count * DialSensors.Features], biases = new float[Count], read = new float[Count];
        Rng learner = new(3, 1);
        learner.FillNormal(weights);
        learner.FillNormal(biases);
        sensors.Read(new float[DialSensors.Features], 0, read); // the biases alone
        Assert.All(read.Zip(biases), static pair => Assert.NotEqual(MathF.Tanh(pair.Second), pair.First));
    }

    [Fact]
    public void Observe_SensorNoise_HasItsDeviation()
    {
        const int Rows = 200, Sensors = 100;
        float[] clean = First(0), noisy = First(0.2);
        double square = clean.Zip(noisy).Sum(pair => Math.Pow(pair.Second - pair.First, 2)) / clean.Length;
        Assert.Equal(0.04, square, 6 * 0.04 * Math.Sqrt(2.0 / clean.Length));
        Assert.All(clean, x => Assert.InRange(x, -1, 1));

        static float[] First(double noise)
        {
            using DialLock dial = new(new DialLockOptions { Horizon = 2, Sensors = Sensors, SensorNoise = noise }, 3);
            using ILayeredBatch batch = dial.CreateBatch(Rows);
            batch.Begin(1, 0, Rows);
            float[] observations = new float[Rows * Sensors];
            batch.Observe(0, observations);
            return observations;
        }
    }

    [Fact]
    public void BeginStepObserve_AnyNumber_AllocateNothing()
    {
        using DialLock dial = new(new DialLockOptions { Horizon = 2 }, 3);
        using ILayeredBatch batch = dial.CreateBatch(2);
        float[] observations = new float[2 * 64], rewards = new float[2];
        int[] actions = [1, 2];
        Allocations.AssertNone(
            () =>
            {
                batch.Begin(1, 0, 2);
                batch.Observe(0, observations);
                batch.Step(actions, rewards);
            },
            repetitions: 20,
            warmUp: 50);
    }

    [Fact]
    public void Dispose_LockBeforeItsBatch_LeavesTheBatchAlive()
    {
        int before = MjData.LiveCount;
        DialLock dial = new(new DialLockOptions { Horizon = 2 }, 3);
        IRevealedBatch batch = dial.CreateRevealedBatch(1);
        dial.Dispose();
        batch.Begin(1, 0, 1);
        batch.Step([0], new float[1]);
        batch.Dispose();
        batch.Dispose();
        Assert.Equal(before, MjData.LiveCount);
        Assert.Throws<ObjectDisposedException>(() => batch.Begin(1, 0, 1));
    }

    public static TheoryData<string, DialLockOptions> Refused => new()
    {
        { "Horizon is 0", new() { Horizon = 0 } },
        { "Horizon is 101", new() { Horizon = 101 } },
        { "Actions is 11", new() { Horizon = 3, Actions = 11 } },
        { "Actions is 1", new() { Horizon = 3, Actions = 1 } },
        { "Sensors is 0", new() { Horizon = 3, Sensors = 0 } },
        { "Sensors is 4097", new() { Horizon = 3, Sensors = 4_097 } },
        { "SensorNoise is NaN", new() { Horizon = 3, SensorNoise = double.NaN } },
        { "Play is 1.5", new() { Horizon = 3, Play = 1.5 } },
    };

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public void Constructor_OptionOutOfRange_IsRefusedWithNameAndValue(string message, DialLockOptions options)
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(() => new DialLock(options, 1));
        Assert.StartsWith(message, refused.Message, StringComparison.Ordinal);
    }

    private static (double[] Physics, float[] Sensors) Play(DialLock dial, long first, int count, int row)
    {
        using IPhysicalBatch batch = dial.CreatePhysicalBatch(count);
        batch.Begin(7, first, count);
        List<float> sensors = [];
        float[] observation = new float[dial.Spec.ObservationSize];
        while (batch.Layer < dial.Spec.Horizon)
        {
            batch.Observe(row, observation);
            sensors.AddRange(observation);
            int[] actions = [.. Locks.Latents(batch).Select((s, i) => s == CombinationLockProblem.Bad || (first + i) % 2 == 0 ? 3 : dial.Opening(batch.Layer, s))];
            batch.Step(actions, new float[count]);
        }

        return ([.. batch.PhysicalState(row)], [.. sensors]);
    }
}
