using System.Numerics;
using RoboIrl.Core.Randomness;
using Xunit;

namespace RoboIrl.Core.Tests.Randomness;

public sealed class CounterRandomTests
{
    [Fact]
    public void Bits_KeyZero_AreThoseOfSplitMix64()
    {
        // The reference generator's first numbers from state 0.
        Assert.Equal(0xE220A8397B1DCDAFUL, CounterRandom.Bits(0, 0));
        Assert.Equal(0x6E789E6AA1B965F4UL, CounterRandom.Bits(0, 1));
        Assert.Equal(0x06C45D188009454FUL, CounterRandom.Bits(0, 2));
    }

    [Fact]
    public void Key_NeighbouringStreams_DifferInHalfTheBits()
    {
        const int Count = 10_000;
        double different = 0;
        for (ulong stream = 0; stream < Count; stream++)
        {
            different += BitOperations.PopCount(CounterRandom.Key(7, stream) ^ CounterRandom.Key(7, stream + 1));
        }

        Assert.Equal(32, different / Count, 6 * Math.Sqrt(16.0 / Count));
    }

    [Fact]
    public void Key_SeedsAndStreams_GiveDifferentKeys()
    {
        HashSet<ulong> keys = [];
        for (ulong seed = 0; seed < 100; seed++)
        {
            for (ulong stream = 0; stream < 100; stream++)
            {
                keys.Add(CounterRandom.Key(seed, stream));
            }
        }

        Assert.Equal(10_000, keys.Count);
    }

    [Fact]
    public void Below_ManyBits_GiveEveryNumberEquallyOften()
    {
        const int Count = 100_000, Bound = 10;
        int[] counts = new int[Bound];
        for (ulong i = 0; i < Count; i++)
        {
            counts[CounterRandom.Below(CounterRandom.Bits(11, i), Bound)]++;
        }

        Assert.All(counts, c => Assert.Equal(0.1, c / (double)Count, 6 * Math.Sqrt(0.09 / Count)));
    }
}
