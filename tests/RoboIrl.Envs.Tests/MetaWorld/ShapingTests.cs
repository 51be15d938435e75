using RoboIrl.Envs.MetaWorld;
using Xunit;

namespace RoboIrl.Envs.Tests.MetaWorld;

public sealed class ShapingTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.02, 0)]
    [InlineData(1.02, 0.4)]
    [InlineData(0.1553352832366127, 0.32)]
    public void Funnel_Beside_RisesWithTheLogarithmFromItsNeck(double beside, double height) =>
        Assert.Equal(height, Shaping.Funnel(beside, 0.02, 0.04, 0.4), 1e-12);

    [Theory]
    [InlineData(0.3, 1)]
    [InlineData(0.2, 1)]
    [InlineData(0.1901, 1)]
    [InlineData(0.14, 0.1)]
    public void Above_Height_IsOneDownToACentimetreUnderTheFloor(double z, double value) =>
        Assert.Equal(value, Shaping.Above(z, 0.2, 0.05), 1e-12);
}
