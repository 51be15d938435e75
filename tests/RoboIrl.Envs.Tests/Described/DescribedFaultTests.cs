using RoboIrl.Core.Environments;
using RoboIrl.Envs.Checks;
using Xunit;

namespace RoboIrl.Envs.Tests.Described;

/// <summary>Expressions that fail while they run: each is a fault that says where, and only where its value is used.</summary>
public sealed class DescribedFaultTests : IDisposable
{
    private readonly DescribedFolder _folder = Crawler.CreateFolder();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("forward: 1 / (time() - 0.004)", "robot.yaml:6:14: reward 'forward': '/' of 1 and 0 is not a finite number: a division by zero")]
    [InlineData("forward: if(1 / (time() - 0.004) > 0, 1, 0)", "robot.yaml:6:17: reward 'forward': '/' of 1 and 0")]
    [InlineData("forward: if(time() > 0.003, inf, 0)", "robot.yaml:6:12: reward 'forward': the value is Infinity, expected a finite number")]
    [InlineData("forward: if(time() > 0.003, exp(100), 0)", "robot.yaml:6:12: reward 'forward': the value is 2.6881171418161356E+43")]
    [InlineData("forward: {value: time() - 0.001, weight: 2e41}", "robot.yaml:6:20: reward 'forward': the value is ")]
    [InlineData("forward: time()\n  more: if(time() > 0.003, 3e38, 0)\n  most: 3e38 * time() / time()", "robot.yaml:8:9: reward 'most': the value is 6")]
    [InlineData("forward: time()\ninfo: {x: \"if(time() > 0.003, -inf, 0)\"}", "robot.yaml:7:12: info 'x': the value is -Infinity")]
    public void Step_ExpressionThatFails_IsANumericFaultThatSaysWhere(string reward, string reason)
    {
        using MuJoCoEnvironment world = _folder.World(Crawler.Minimal + "observation: [qpos()]\nreward:\n  " + reward + "\n");
        NumericFault? fault = null;
        world.Faulted += f => fault = f;
        double[] seen = new double[world.Spec.Observation.Size];
        Assert.Equal(EpisodeEnd.None, world.Step([0, 0], seen).End);
        Assert.Null(fault);
        Assert.Equal(new StepResult(0, EpisodeEnd.Truncated), world.Step([0, 0], seen));
        Assert.Contains(reason, fault!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Step_ObservationThatNoFloatHolds_IsANumericFaultThatSaysWhere()
    {
        using MuJoCoEnvironment world = _folder.World(Crawler.Minimal + "observation:\n  - {value: \"[1, time()]\", scale: 3e38}\n  - exp(50000 * time())\nreward: {a: time()}\n");
        NumericFault? fault = null;
        world.Faulted += f => fault = f;
        Assert.Equal(EpisodeEnd.Truncated, world.Step([0, 0], new double[3]).End);
        Assert.Contains("robot.yaml:6:5: observation 2: the value is 2.6881171418161356E+43", fault!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Reset_ObservationThatNoFloatHolds_IsAnErrorThatSaysWhere()
    {
        EnvironmentDefinition definition = _folder.Define(Crawler.Minimal + "observation:\n  - {value: \"[time(), 2 + time()]\", scale: 1e200}\nreward: {a: time()}\n");
        using MuJoCoEnvironment world = definition.CreateWorld();
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => world.Reset(new double[2]));
        Assert.Contains("robot.yaml:5:14: observation 1: the value in element 1 is 2E+200", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a: if(time() > 0.003, rate(1 / time()), 0)", -125_000)] // fails at the start, where nobody reads it
    [InlineData("a: if(time() > 1, rate([time(), 1 / (time() - 0.004)])[0], 2)", 2)] // fails in the second step
    [InlineData("a: if(time() > 1 and rate(rate(1 / (time() - 0.002))) > 0, 1, 3)", 3)]
    public void Step_RateThatNobodyReads_CannotFail(string reward, double expected)
    {
        using MuJoCoEnvironment world = _folder.World(Crawler.Minimal + "observation: [qpos()]\nreward: {x: \"0\"}\ninfo:\n  " + reward + "\n");
        double[] seen = new double[world.Spec.Observation.Size];
        double[] info = new double[2];
        world.Step([0, 0], seen);
        world.Step([0, 0], seen);
        world.ReadInfo(info);
        Assert.Equal(0, world.NumericFaults);
        Assert.Equal(expected, info[1], 1e-6);
    }

    [Fact]
    public void Step_RateAfterItsExpressionFailed_IsZeroAsAtTheStart()
    {
        using MuJoCoEnvironment world = _folder.World(Crawler.Minimal + "observation: [qpos()]\nreward:\n  a: if(time() > 0.001, 1 + rate(1 / time()), 0)\n");
        Assert.Equal(new StepResult(1, EpisodeEnd.None), world.Step([0, 0], new double[world.Spec.Observation.Size]));
    }

    [Theory]
    [InlineData("a: rate(1 / (time() - 0.004))")]
    [InlineData("a: if(rate(1 / (time() - 0.004)) > 0, 1, 0)")] // a comparison that swallows it
    [InlineData("a: rate([time(), 1 / (time() - 0.004)])[0]")]
    [InlineData("a: if(time() > 1, rate(q), 0)\n  b: if(q > 5, 1, 0)\nvariables: {q: 1 / (time() - 0.004)}")] // computed for the rate first
    public void Step_RateThatIsRead_FailsWithItsExpression(string reward)
    {
        using MuJoCoEnvironment world = _folder.World(Crawler.Minimal + "observation: [qpos()]\nreward:\n  " + reward + "\n");
        NumericFault? fault = null;
        world.Faulted += f => fault = f;
        double[] seen = new double[world.Spec.Observation.Size];
        world.Step([0, 0], seen);
        Assert.Null(fault);
        world.Step([0, 0], seen);
        Assert.Contains("'/' of 1 and 0 is not a finite number: a division by zero", fault?.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_EpisodeThatCannotBegin_FailsWithThePlace()
    {
        IReadOnlyList<CheckResult> results = EnvironmentChecker.Run(_folder.Define(Crawler.Minimal + "observation:\n  - 1 / time()\nreward: {a: time()}\n"));
        Assert.All(results, result => Assert.True(!result.Passed && result.Detail.Contains("robot.yaml:5:7: observation 1: '/' of 1 and 0", StringComparison.Ordinal), result.Detail));
    }

    [Fact]
    public void Reset_ObservationFails_IsAnErrorThatSaysWhere()
    {
        EnvironmentDefinition definition = _folder.Define(Crawler.Minimal + "observation:\n  - 1 / time()\nreward: {a: time()}\n");
        using MuJoCoEnvironment world = new(definition, definition.Model.Load(), ownsModel: true);
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => world.Reset(new double[1]));
        Assert.Contains("robot.yaml:5:7: observation 1: '/' of 1 and 0", error.Message, StringComparison.Ordinal);
    }
}
