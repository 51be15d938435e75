using RoboIrl.Core.Randomness;
using RoboIrl.Learners.Layered;
using Xunit;

namespace RoboIrl.Learners.Tests.Layered;

public sealed class RowBatchesTests
{
    [Theory]
    [InlineData(20, 7)]
    [InlineData(107, 16)]
    [InlineData(107, 1_000)]
    public void Draw_ManyTimes_NeverHasARowThatIsHeldOutAndHasAllOthers(int count, int batch)
    {
        RowBatches batches = new(count, batch);
        int[] heldOut = batches.HeldOut.ToArray();
        HashSet<int> drawn = [];
        Rng rng = new(1);
        for (int i = 0; i < 200; i++)
        {
            batches.Draw(ref rng, out ReadOnlySpan<int> rows);
            Assert.Equal(batches.Size, rows.Length);
            Assert.Equal(rows.Length, new HashSet<int>(rows.ToArray()).Count);
            drawn.UnionWith(rows.ToArray());
        }

        Assert.Equal(count / 10, heldOut.Length);
        Assert.Empty(drawn.Intersect(heldOut));
        Assert.Equal(Enumerable.Range(0, count), drawn.Concat(heldOut).Order());
    }

    [Fact]
    public void Draw_BatchOfEverything_IsNewOnce()
    {
        RowBatches batches = new(30, 100);
        Rng rng = new(1);
        Assert.True(batches.Draw(ref rng, out _));
        Assert.False(batches.Draw(ref rng, out ReadOnlySpan<int> rows));
        Assert.Equal(27, rows.Length);
    }
}
