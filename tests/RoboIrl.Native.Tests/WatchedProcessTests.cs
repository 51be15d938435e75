using System.Diagnostics;

namespace RoboIrl.Native.Tests;

public sealed class WatchedProcessTests
{
    [Fact]
    public void Start_Lines_AreHeard()
    {
        List<string> heard = [];
        using WatchedProcess process = WatchedProcess.Start(Bash("echo one; printf 'two\\r\\n'; printf three"), heard.Add);
        Assert.Equal(0, process.WaitForExit());
        Assert.Equal(["one", "two", "three"], heard);
    }

    [Fact]
    public void Start_EndlessLine_IsCut()
    {
        List<string> heard = [];
        using WatchedProcess process = WatchedProcess.Start(Bash("head -c 50000000 /dev/zero | tr '\\0' x; echo; echo end"), heard.Add);
        process.WaitForExit();
        Assert.Equal([new string('x', 4_096), "end"], heard);
    }

    [Fact]
    public void Errors_MoreThanTheBound_AreLeftOut()
    {
        using WatchedProcess process = WatchedProcess.Start(Bash("echo first >&2; head -c 5000000 /dev/zero | tr '\\0' '\\n' >&2"), static _ => { });
        process.WaitForExit();
        Assert.StartsWith("first\n", process.Errors, StringComparison.Ordinal);
        Assert.InRange(process.Errors.Length, 1_000, 10_000);
    }

    [Fact]
    public void Streams_NobodyListens_AreTheCallers()
    {
        using WatchedProcess process = WatchedProcess.Start(Bash("tr a-z A-Z"));
        process.Input.Write("reward"u8);
        process.Input.Close();
        using StreamReader reader = new(process.Output);
        Assert.Equal("REWARD", reader.ReadToEnd());
    }

    [Fact]
    public void Kill_Process_EndsItAndWhatItStarted()
    {
        using WatchedProcess process = WatchedProcess.Start(Bash("sleep 60 & wait"), static _ => { });
        Assert.False(process.HasExited);
        process.Kill();
        Assert.True(process.WaitForExit() >= WatchedProcess.FirstSignal);
        Assert.Equal("hang", process.Ending("hang", 1L << 30));
    }

    [Theory]
    [InlineData("kill -SEGV $$", "crash (signal 11)")]
    [InlineData("kill -XCPU $$", "crash (signal 24)")]
    public void Ending_BySignal_SaysWhich(string script, string expected)
    {
        using WatchedProcess process = WatchedProcess.Start(Bash(script), static _ => { });
        Assert.True(process.WaitForExit() >= WatchedProcess.FirstSignal);
        Assert.StartsWith(expected, process.Ending("hang", 1L << 30), StringComparison.Ordinal);
    }

    private static ProcessStartInfo Bash(string script) => new("bash", ["-c", script]);
}
