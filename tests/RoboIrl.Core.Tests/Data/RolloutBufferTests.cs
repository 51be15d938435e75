using RoboIrl.Core.Data;
using Xunit;

namespace RoboIrl.Core.Tests.Data;

public sealed class RolloutBufferTests
{
    [Theory]
    [InlineData(1_000_000, 65_536, 17, 6)]
    [InlineData(65_535, 65_536, 1, 1)] // the product of ints would be 0
    [InlineData(1 << 20, 1 << 10, 1, 4)]
    public void Create_MoreNumbersThanAnArrayHolds_IsRefused(int steps, int rows, int observation, int action) =>
        Assert.Contains("Take fewer steps", Assert.Throws<ArgumentOutOfRangeException>(() => new RolloutBuffer(steps, rows, observation, action)).Message, StringComparison.Ordinal);
}
