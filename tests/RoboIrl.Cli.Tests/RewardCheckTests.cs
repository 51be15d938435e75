using RoboIrl.Cli.Running;
using RoboIrl.Cli.Running.Rewards;
using RoboIrl.Text2Reward.Examples;
using RoboIrl.Text2Reward.Programs;
using RoboIrl.Text2Reward.Sandbox;
using RoboIrl.Text2Reward.Smoke;
using Xunit;

namespace RoboIrl.Cli.Tests;

public sealed class RewardCheckTests
{
    private const string AnyWorld = """
        using System;
        using RoboIrl.Core.RewardPrograms;

        public sealed class AnyReward : IRewardProgram<IWorld>
        {
            public void Evaluate(IWorld world, ReadOnlySpan<double> action, IRewardTerms terms)
            {
                double effort = 0;
                foreach (double a in action) effort += a * a;
                terms.Add("effort", -0.1 * effort);
                /* more */
            }
        }
        """;

    public static TheoryData<string> References() => [.. ProgramLibrary.Shared.Programs.Select(static p => p.Environment)];

    [Theory]
    [MemberData(nameof(References))]
    public void Try_ReferenceProgramOnItsEnvironment_Passes(string environment)
    {
        using CompiledProgram program = ProgramCompiler.Compile(ProgramLibrary.Shared.Programs.First(p => p.Environment == environment).Code).Program!;
        using RecordedStates states = WorldRecorder.Record(Suite.Find(environment), 1);
        SmokeReport report = states.Try(program, SmokeLimits.Default);
        Assert.True(report.Problems.Count == 0, string.Join('\n', report.Problems));
        Assert.True(report.States >= 100, $"{report.States} states");
    }

    [Theory]
    [InlineData("metaworld/button-press")]
    [InlineData("tabletop/stack-cube")]
    [InlineData("behaviour/ant-forward")]
    [InlineData("behaviour/hopper-front-flip")]
    public void Check_ReferenceProgram_Passes(string environment)
    {
        CommandLine.Result result = Check(ProgramLibrary.Shared.Programs.First(p => p.Environment == environment).Code, environment);
        Assert.True(result.Code == ExitCode.Ok, result.Error);
        Assert.Contains($"recorded states of {environment}", result.Out, StringComparison.Ordinal);
        Assert.Contains("nothing allocated", result.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("locomotion/hopper-v5")]
    [InlineData("locomotion/ant-v5")]
    [InlineData("locomotion/half-cheetah-v5")]
    [InlineData("metaworld/ml10-train")]
    [InlineData("metaworld/mt50")]
    public void Check_OtherWorlds_Pass(string environment)
    {
        CommandLine.Result result = Check(AnyWorld, environment);
        Assert.True(result.Code == ExitCode.Ok, result.Error);
        Assert.Matches("effort +-", result.Out);
    }

    [Fact]
    public void Check_Reply_TriesItsBlock() => Assert.Equal(ExitCode.Ok, Check($"Here you are:\n```csharp\n{AnyWorld}\n```\n", "locomotion/hopper-v5").Code);

    [Theory]
    [InlineData("System.IO.File.Delete(\"x\");", "line 11, column 9: [Symbol] 'System.IO.File.Delete(string)' may not be used.")]
    [InlineData("while (true) { }", "[Fuel] More than 20000 units of work in the loops and calls of one evaluation; the last in the 'while' loop in line 11")]
    [InlineData("terms.Add(\"x\", action[99]);", "line 11: [Exception] IndexOutOfRangeException")]
    [InlineData("terms.Add(\"x\", 1e6);", "[Range] The reward is")]
    public void Check_ProgramThatMisbehaves_IsRefusedWithTheReason(string line, string expected)
    {
        CommandLine.Result result = Check(AnyWorld.Replace("/* more */", line, StringComparison.Ordinal), "locomotion/hopper-v5");
        Assert.Equal(ExitCode.Failure, result.Code);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
        Assert.Contains("is refused", result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Out);
    }

    [Fact]
    public void Check_ProgramThatFailsInALaterTask_IsRefusedWithThatTask()
    {
        // The pucks of the first three tasks lie on the table; the handle of the fourth, door-open, is higher.
        const string Line = "terms.Add(\"x\", action[world.Object.StartPosition.Z > 0.07 ? 99 : 0]);";
        string program = AnyWorld.Replace("IWorld", "IManipulationWorld", StringComparison.Ordinal).Replace("/* more */", Line, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Ok, Check(program, "metaworld/reach").Code);
        CommandLine.Result result = Check(program, "metaworld/ml10-train");
        Assert.Equal(ExitCode.Failure, result.Code);
        Assert.Matches(@"\[Exception\] IndexOutOfRangeException.* in recorded state [0-9]+ \(metaworld/door-open, random actions, episode 1, its beginning\)", result.Error);
    }

    [Fact]
    public void Check_BoxIsRequired_IsRefusedOnlyWithoutOne()
    {
        try
        {
            CommandLine.Result result = Check(AnyWorld, "locomotion/hopper-v5", "--require-box");
            Assert.Equal(Bubblewrap.State.Works ? ExitCode.Ok : ExitCode.Usage, result.Code);
            Assert.Contains(Bubblewrap.State.Works ? "in a process of its own, without network and files." : "No reward program is tried without a box", result.Out + result.Error, StringComparison.Ordinal);
            Assert.Equal("1", Environment.GetEnvironmentVariable(Box.Variable)); // also for the processes that this one starts
        }
        finally
        {
            Environment.SetEnvironmentVariable(Box.Variable, null);
        }
    }

    [Fact]
    public void Box_DoesNotWork_IsSaidAndCanBeRefused()
    {
        Assert.Equal("; not in a box, because bwrap is not there", Box.ClauseOf((false, "bwrap is not there")));
        Assert.Equal(", without network and files", Box.ClauseOf((true, "")));
        Assert.Contains("and there is none: bwrap is not there. Install bubblewrap", Assert.Throws<UsageException>(static () => Box.Check((false, "bwrap is not there"))).Message, StringComparison.Ordinal);
        Box.Check((true, ""));
    }

    [Fact]
    public void Check_ProgramForAnotherWorld_SaysWhich()
    {
        CommandLine.Result result = Check(ProgramLibrary.Shared.Programs[0].Code, "locomotion/hopper-v5");
        Assert.Equal(ExitCode.Failure, result.Code);
        Assert.Contains("Write 'IRewardProgram<IHopperWorld>'", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_WrongCommandLine_IsAUsageError()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File("a.cs"), AnyWorld);
        Assert.Contains("There is no file", CommandLine.Run("reward", "check", folder.File("none.cs"), "--env", "locomotion/hopper-v5").Error, StringComparison.Ordinal);
        CommandLine.Result unknown = CommandLine.Run("reward", "check", folder.File("a.cs"), "--env", "locomotion/hoper-v5");
        Assert.Equal(ExitCode.Usage, unknown.Code);
        Assert.Contains("hopper-v5", unknown.Error, StringComparison.Ordinal);
    }

    private static CommandLine.Result Check(string text, string environment, params string[] options)
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File("reward.cs"), text);
        return CommandLine.Run(["reward", "check", folder.File("reward.cs"), "--env", environment, .. options]);
    }
}
