using System.Reflection;
using Xunit;

namespace RoboIrl.Torch.Tests.Backend;

/// <summary>
/// The learners, and Fused/ as it is compiled beside the TorchSharp package, keep to members that TorchSharp 0.105 to 0.107 have
/// with the same parameters: the reviewed list in torchsharp-surface.txt.
/// </summary>
public sealed class SurfaceTests
{
    private static readonly string List = Path.Combine(AppContext.BaseDirectory, "Backend", "torchsharp-surface.txt");

    [Theory]
    [InlineData("RoboIrl.Learners")]
    [InlineData("RoboIrl.Torch.PackageMode")]
    public void MemberReferences_OfTensorCode_AreAllInTorchSharp(string assembly)
    {
        SortedSet<string> uses = MemberUses.Of(Load(assembly));
        Assert.NotEmpty(uses);
        string[] strangers = [.. uses.Except(Reviewed())];
        Assert.True(
            strangers.Length == 0,
            $"{assembly} uses what the reviewed list does not have:\n  {string.Join("\n  ", strangers)}\n"
            + "Write it with a listed member. Where TorchSharp 0.105 to 0.107 do have this one, with these parameter names and defaults, "
            + "add its line to tests/RoboIrl.Torch.Tests/Backend/torchsharp-surface.txt.");
    }

    [Fact]
    public void MemberReferences_OfTheseTests_GoBeyondTheList()
    {
        // These tests exercise far more than the learners need: were nothing found here, nothing would ever be found.
        string[] strangers = [.. MemberUses.Of(typeof(SurfaceTests).Assembly).Except(Reviewed())];
        Assert.Contains("torch.Tensor torch.Tensor.sin()", strangers);
        Assert.True(strangers.Length > 100, $"only {strangers.Length}");
    }

    private static string[] Reviewed() => [.. File.ReadLines(List).Where(line => line.Length > 0 && line[0] != '#')];

    private static Assembly Load(string name) => Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, name + ".dll"));
}
