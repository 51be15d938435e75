using RoboIrl.Native;
using RoboIrl.Testing;
using Xunit;

namespace RoboIrl.Torch.Tests.Fused;

/// <summary>The kernels' threads, by the native program <c>team_check</c> that is built beside the library.</summary>
public sealed class TeamTests
{
    [Theory]
    [InlineData("2")]
    [InlineData("3")]
    public void Run_JobsOfChangingLength_RunsEveryTaskOnce(string threads)
    {
        string library = NativeLibraries.Candidates("roboirl_torch").First(File.Exists);
        string program = Path.Combine(Path.GetDirectoryName(library)!, "team_check");
        ChildProcess.Result result = ChildProcess.Run(program, [threads, "500000"], TimeSpan.FromMinutes(2));
        Assert.True(result.ExitCode == 0, result.Output + result.Errors);
    }
}
