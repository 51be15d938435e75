using RoboIrl.Rendering.Gl;
using Xunit;

namespace RoboIrl.Rendering.Tests.Gl;

[Collection("OpenGL")]
public sealed class GlContextsTests
{
    [Theory]
    [InlineData(GlBackend.Egl, "EGL ")]
    [InlineData(GlBackend.OsMesa, "OSMesa: ")]
    public void TryCreate_Backend_SaysWhatDraws(GlBackend backend, string prefix)
    {
        List<string> attempts = [];
        using IGlContext? context = GlContexts.TryCreate(backend, attempts);
        Assert.True(context is not null, string.Join('\n', attempts));
        Assert.Equal(backend, context.Backend);
        Assert.StartsWith(prefix, context.Description, StringComparison.Ordinal);
        Assert.Contains("OpenGL", context.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void GlException_WithAttempts_ListsEachOnALine()
    {
        GlException error = new("No context.", ["EGL: first reason", "OSMesa: second reason"]);
        Assert.Equal("No context.\n  - EGL: first reason\n  - OSMesa: second reason", error.Message);
    }
}
