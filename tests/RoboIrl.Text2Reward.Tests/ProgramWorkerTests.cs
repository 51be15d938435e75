using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using RoboIrl.Text2Reward.Sandbox;
using RoboIrl.Text2Reward.Smoke;
using RoboIrl.Text2Reward.Verification;
using Xunit;

namespace RoboIrl.Text2Reward.Tests;

public sealed class ProgramWorkerTests
{
    [Fact]
    public void Try_BenignProgram_IsReportedWithItsTerms()
    {
        SmokeReport report = Try(CorpusProgram.Benign["lift and hold"].Source, "worker");
        Assert.True(report.Problems.Count == 0, string.Join('\n', report.Problems));
        Assert.Equal([TermRange.Reward, "reach", "grasp", "lift", "hold"], report.Ranges.Select(static r => r.Name));
        Assert.InRange(report.Microseconds, 0, SmokeLimits.Default.Microseconds);
    }

    [Fact]
    public void Try_HostileProgram_IsRefusedByTheWorker() =>
        Assert.Contains(Try(CorpusProgram.Hostile["read a file"].Source, "worker").Problems, static p => p.Rule == ProgramRule.Symbol);

    [Fact]
    public void Try_EndlessProgram_IsRefusedByTheWorker() =>
        Assert.Contains(Try(CorpusProgram.Contained["endless while"].Source, "worker").Problems, static p => p.Rule == ProgramRule.Fuel);

    [Fact]
    public void Try_TooLongProgram_IsNotSent() =>
        Assert.Contains(Try(new string('x', SourceLimits.Default.Characters + 1), "worker").Problems, static p => p.Rule == ProgramRule.Size);

    [Theory]
    [InlineData("crash (signal", "spin")]
    [InlineData("crash (signal 6)", "stack")]
    [InlineData("Stack overflow", "stack")]
    [InlineData("crash (signal 6)", "memory")]
    [InlineData("end with code 7", "exit")]
    [InlineData("wrong answer", "garbage")]
    [InlineData("wrong answer", "long")]
    [InlineData("wrong answer", "say", "")]
    [InlineData("wrong answer", "say", "null")]
    [InlineData("wrong answer", "say", "[]")]
    [InlineData("wrong answer", "say", """{"Problems":[],"States":100,"Ranges":[],"Microseconds":1,"Trusted":true}""")]
    [InlineData("wrong answer", "say", """{"Problems":null,"States":100,"Ranges":[],"Microseconds":1}""")]
    [InlineData("cannot be", "say", """{"Problems":[],"States":100,"Ranges":[],"Microseconds":1}""")]
    [InlineData("cannot be", "say", """{"Problems":[],"States":3,"Ranges":[{"Name":"x","Least":0,"Mean":0,"Largest":0}],"Microseconds":1}""")]
    [InlineData("cannot be", "say", """{"Problems":[],"States":100,"Ranges":[{"Name":"\u001b[2J","Least":0,"Mean":0,"Largest":0}],"Microseconds":1}""")]
    [InlineData("cannot be", "say", """{"Problems":[null],"States":0,"Ranges":[],"Microseconds":0}""")]
    [InlineData("cannot be", "say", """{"Problems":[],"States":100,"Ranges":[null],"Microseconds":1}""")]
    [InlineData("cannot be", "say", """{"Problems":[{"Rule":77,"Line":1,"Column":1,"Found":"","Instead":""}],"States":0,"Ranges":[],"Microseconds":0}""")]
    [InlineData("all work and no play", "shout")]
    public void Try_WorkerThatMisbehaves_IsAProblem(string expected, params string[] arguments)
    {
        ProgramProblem problem = Assert.Single(Try("x", arguments).Problems);
        Assert.Equal(ProgramRule.Worker, problem.Rule);
        Assert.Contains(expected, problem.Found, StringComparison.Ordinal);
        Assert.InRange(problem.ToString().Length, 20, 500);
    }

    [Fact]
    public void Try_WorkerThatHangs_IsEnded()
    {
        long start = Stopwatch.GetTimestamp();
        using ProgramWorker worker = Start(Program.Limits with { Time = TimeSpan.FromSeconds(3) }, "hang");
        Assert.Contains("hang (no answer within 3 s)", Assert.Single(worker.Try(new WorkerRequest("x", "", 0)).Problems).Found, StringComparison.Ordinal);
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 3, 60);
    }

    [Fact]
    public void Try_Stopped_IsCancelled()
    {
        using CancellationTokenSource stop = new(TimeSpan.FromSeconds(1));
        using ProgramWorker worker = Start(Program.Limits, "hang");
        Assert.Throws<OperationCanceledException>(() => worker.Try(new WorkerRequest("x", "", 0), stop.Token));
    }

    [Fact]
    public void Try_WorkerSaysHostileText_IsShownPlainly()
    {
        const string Answer = """{"Problems":[{"Rule":"Fuel","Line":1,"Column":1,"Found":"\u001b[31mred\nline","Instead":"x"}],"States":0,"Ranges":[],"Microseconds":0}""";
        Assert.Equal("line 1, column 1: [Fuel] <U+001B>[31mred line x", Assert.Single(Try("x", "say", Answer).Problems).ToString());
    }

    [BubblewrapFact]
    public void Worker_InTheBox_ReachesNothing()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        Environment.SetEnvironmentVariable("OPENAI_API_KEY", "secret-of-the-test");
        Assert.True(File.Exists(Program.Neighbour));
        string said = Assert.Single(Try("x", "look", ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture)).Problems).Found;
        Environment.SetEnvironmentVariable("OPENAI_API_KEY", null);
        Assert.DoesNotContain("works", said, StringComparison.Ordinal);
        Assert.Contains("network ConnectionRefused, write fails, home fails, neighbour fails, passwords fails, processes 2, secret none", said, StringComparison.Ordinal);
    }

    private static SmokeReport Try(string source, params string[] arguments)
    {
        using ProgramWorker worker = Start(Program.Limits, arguments);
        return worker.Try(new WorkerRequest(source, "fake", 1));
    }

    private static ProgramWorker Start(WorkerLimits limits, params string[] arguments)
    {
        string runtime = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));
        return ProgramWorker.Start(new WorkerCommand(new ProcessStartInfo(Path.Combine(runtime, "dotnet"), [typeof(Program).Assembly.Location, .. arguments]), [runtime, AppContext.BaseDirectory]), limits);
    }
}
