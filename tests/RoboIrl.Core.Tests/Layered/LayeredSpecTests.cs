using RoboIrl.Core.Layered;
using Xunit;

namespace RoboIrl.Core.Tests.Layered;

public sealed class LayeredSpecTests
{
    [Theory]
    [InlineData("", 1, 1, 1, 1, "id")]
    [InlineData("x", 0, 1, 1, 1, "horizon")]
    [InlineData("x", 1, 0, 1, 1, "actions")]
    [InlineData("x", 1, 1, -4, 1, "observationSize")]
    [InlineData("x", 1, 1, 1, 0, "latentStates")]
    public void Constructor_SizeBelowOne_IsRefusedByName(string id, int horizon, int actions, int size, int latents, string name)
    {
        ArgumentException refused = Assert.ThrowsAny<ArgumentException>(() => new LayeredSpec(id, horizon, actions, size, latents));
        Assert.Equal(name, refused.ParamName);
    }
}
