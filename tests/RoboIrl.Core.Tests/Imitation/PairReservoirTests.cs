using RoboIrl.Core.Imitation;
using RoboIrl.Core.Randomness;
using RoboIrl.Testing;
using Xunit;

namespace RoboIrl.Core.Tests.Imitation;

public sealed class PairReservoirTests
{
    [Fact]
    public void Add_MoreThanThereIsRoomFor_KeepsEachWithTheSameProbability()
    {
        const int Given = 60, Room = 12, Trials = 4_000;
        var kept = new int[Given];
        var rng = new Rng(5);
        for (int trial = 0; trial < Trials; trial++)
        {
            var reservoir = new PairReservoir(2, Room);
            for (int first = 0; first < Given; first += 20)
            {
                float[] pairs = [.. Enumerable.Range(first, 20).SelectMany(i => new[] { i, -(float)i })];
                reservoir.Add(pairs, ref rng);
            }

            Assert.Equal(Room, reservoir.Count);
            foreach (int value in Contents(reservoir).Distinct())
            {
                kept[value]++;
            }
        }

        double expected = (double)Trials * Room / Given, error = Math.Sqrt(expected);
        Assert.All(kept, count => Assert.InRange(count, expected - (5 * error), expected + (5 * error)));
    }

    [Fact]
    public void Load_InTheMiddle_GoesOnAlike()
    {
        (PairReservoir whole, PairReservoir resumed) = (new(2, 5), new(2, 5));
        (Rng one, Rng two) = (new(1), new(1));
        whole.Add(new float[40], ref one);
        resumed.Add(new float[40], ref two);
        var copy = new PairReservoir(2, 5);
        copy.Load(MemoryCheckpoint.Of(resumed));
        float[] more = [.. Enumerable.Range(0, 30).Select(i => (float)i)];
        whole.Add(more, ref one);
        copy.Add(more, ref two);
        Assert.Equal(MemoryCheckpoint.Of(whole).Hash(), MemoryCheckpoint.Of(copy).Hash());
    }

    [Fact]
    public void Load_PairsOfAnotherSize_AreRefused()
    {
        var rng = new Rng(1);
        var reservoir = new PairReservoir(2, 5);
        reservoir.Add(new float[8], ref rng);
        Assert.Throws<InvalidDataException>(() => new PairReservoir(3, 5).Load(MemoryCheckpoint.Of(reservoir)));
        Assert.Throws<InvalidDataException>(() => new PairReservoir(2, 3).Load(MemoryCheckpoint.Of(reservoir)));
    }

    // Drawn so often that none that is kept is missed.
    private static IEnumerable<int> Contents(PairReservoir reservoir)
    {
        var rng = new Rng(9);
        var drawn = new float[2 * 400];
        reservoir.Sample(drawn, ref rng);
        for (int i = 0; i < drawn.Length; i += 2)
        {
            Assert.Equal(-drawn[i], drawn[i + 1]);
            yield return (int)drawn[i];
        }
    }
}
