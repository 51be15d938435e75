using RoboIrl.Core.Configuration;
using RoboIrl.Envs.Checks;
using RoboIrl.Envs.MetaWorld;
using Xunit;

namespace RoboIrl.Envs.Tests.MetaWorld;

/// <summary>Tasks under the rules and the visibility that are not the default pass the checker as well.</summary>
public sealed class VariantTests
{
    // One of every order of the quaternion, one whose observed point is not its body's, and the one with the most joints.
    [Theory]
    [InlineData("soccer")]
    [InlineData("handle-pull")]
    [InlineData("drawer-open")]
    [InlineData("box-close")]
    [InlineData("stick-pull")]
    public void Check_FaithfulRulesAndHiddenGoal_Passes(string name) => Check(MetaWorldSuite.Find(name));

    [Fact]
    [Trait("Category", "Slow")]
    public void Check_FaithfulRulesAndHiddenGoalOfAllTasks_Passes() => Assert.All(MetaWorldSuite.Tasks, Check);

    private static void Check(TaskInfo task)
    {
        MetaWorldOptions options = MetaWorldOptions.From(new ManipulationConfig { Rules = "faithful", HideGoal = true }, task);
        Assert.All(EnvironmentChecker.Run(MetaWorldSuite.Define(task, options)), result => Assert.True(result.Passed, $"{task.Name}: {result.Name}: {result.Detail}"));
    }
}
