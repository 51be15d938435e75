using RoboIrl.Envs.Checks;
using Xunit;

namespace RoboIrl.Envs.Tests;

/// <summary>Every registered environment passes the checker; the checker finds broken ones.</summary>
public sealed class ConformanceTests
{
    private const string Pendulum =
        "<mujoco><worldbody><body><joint name='hinge' axis='0 1 0' damping='0.1'/><geom type='capsule' size='0.02' fromto='0 0 0 0 0 -1'/></body></worldbody><actuator><motor joint='hinge'/></actuator></mujoco>";

    public static TheoryData<string> Ids => [.. EnvironmentRegistry.CreateDefault().Definitions.Select(d => d.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Check_RegisteredEnvironment_Passes(string id) =>
        Assert.All(EnvironmentChecker.Run(EnvironmentRegistry.CreateDefault().Find(id)), result => Assert.True(result.Passed, $"{result.Name}: {result.Detail}"));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Definition_Texts_AreThere(string id)
    {
        EnvironmentDefinition definition = EnvironmentRegistry.CreateDefault().Find(id);
        Assert.All([definition.Summary, definition.Reward, definition.Termination, definition.Source, definition.Model.Name], text => Assert.False(string.IsNullOrWhiteSpace(text)));
        Assert.Contains("<mujoco", definition.Model.ReadText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Check_SoundTask_Passes() =>
        Assert.All(EnvironmentChecker.Run(Define(PendulumDefect.None)), result => Assert.True(result.Passed, $"{result.Name}: {result.Detail}"));

    [Theory]
    [InlineData(nameof(PendulumDefect.IgnoresItsStream), "another seed")]
    [InlineData(nameof(PendulumDefect.SharesBetweenWorlds), "same seed")]
    [InlineData(nameof(PendulumDefect.Allocates), "allocates")]
    [InlineData(nameof(PendulumDefect.HidesState), "saved state")]
    [InlineData(nameof(PendulumDefect.IgnoresItsStream), "starts are randomised")]
    [InlineData(nameof(PendulumDefect.ShowsAConstant), "constant observation")]
    [InlineData(nameof(PendulumDefect.SharesItsInfo), "info of an ending step")]
    public void Check_BrokenTask_FailsTheCheckForIt(string defect, string check)
    {
        CheckResult[] failed = [.. EnvironmentChecker.Run(Define(Enum.Parse<PendulumDefect>(defect))).Where(r => !r.Passed)];
        Assert.Contains(failed, result => result.Name.Contains(check, StringComparison.Ordinal));
        Assert.All(failed, result => Assert.NotEqual("ok", result.Detail));
    }

    [Fact]
    public void Check_DocumentedConstant_PassesOnlyWhereItIsConstant()
    {
        EnvironmentDefinition constant = Define(PendulumDefect.ShowsAConstant) with { ConstantObservations = [1] };
        Assert.All(EnvironmentChecker.Run(constant), result => Assert.True(result.Passed, $"{result.Name}: {result.Detail}"));
        CheckResult failed = Assert.Single(EnvironmentChecker.Run(Define(PendulumDefect.None) with { ConstantObservations = [1, 7] }), r => !r.Passed);
        Assert.Contains("1 (velocity), 7 are listed", failed.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_BrokenModel_FailsWithTheEnginesText() =>
        Assert.All(
            EnvironmentChecker.Run(Define(PendulumDefect.None) with { Model = ModelSource.FromText("broken-robot", "<mujoco><worldbody><bod/></worldbody></mujoco>") }),
            result => Assert.True(!result.Passed && result.Detail.Contains("broken-robot", StringComparison.Ordinal), result.Detail));

    private static EnvironmentDefinition Define(PendulumDefect defect) => new()
    {
        Id = "user/pendulum-v0",
        Summary = "A pendulum.",
        Reward = "1 - |velocity|",
        Termination = "never",
        Source = "this test",
        Model = ModelSource.FromText("pendulum", Pendulum),
        CreateTask = compiled => new PendulumTask(compiled) { Defect = defect },
        FrameSkip = 10,
        MaxEpisodeSteps = 40,
    };
}
