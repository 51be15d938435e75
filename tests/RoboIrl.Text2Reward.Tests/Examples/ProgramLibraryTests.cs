using RoboIrl.Text2Reward.Examples;
using Xunit;

namespace RoboIrl.Text2Reward.Tests.Examples;

public sealed class ProgramLibraryTests
{
    private const string World = "IManipulationWorld";

    public static TheoryData<string> Environments() => [.. ProgramLibrary.Shared.Programs.Select(static program => program.Environment)];

    [Fact]
    public void Shared_HasTheSeventeenTasks()
    {
        string[] ten = ["window-open", "window-close", "door-close", "drawer-open", "drawer-close", "door-unlock", "sweep-into", "button-press", "handle-press", "handle-press-side"];
        string[] seven = ["lift-cube", "pick-cube", "stack-cube", "turn-faucet", "open-cabinet-door", "open-cabinet-drawer", "push-chair"];
        IEnumerable<string> tasks = ten.Select(static task => "metaworld/" + task).Concat(seven.Select(static task => "tabletop/" + task));

        Assert.Superset(tasks.ToHashSet(), ProgramLibrary.Shared.Programs.Select(static program => program.Environment).ToHashSet());
        Assert.All(ProgramLibrary.Shared.Programs, static program => Assert.Equal(ReferenceProgram.Person, program.Author));
    }

    [Fact]
    public void Shared_HasTheSixBehaviours() => Assert.Superset(
        new HashSet<string>(["behaviour/hopper-forward", "behaviour/hopper-front-flip", "behaviour/hopper-back-flip", "behaviour/ant-forward", "behaviour/ant-lie-down", "behaviour/ant-wave-leg"]),
        ProgramLibrary.Shared.Programs.Select(static program => program.Environment).ToHashSet());

    [Theory]
    [MemberData(nameof(Environments))]
    public void Shared_EveryProgram_Compiles(string environment)
    {
        ReferenceProgram program = ProgramLibrary.Shared.Programs.Single(program => program.Environment == environment);

        Assert.Empty(PlainCompiler.Problems(program.Code));
        Assert.Contains($"IRewardProgram<{program.World}>", program.Code, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public void MostSimilar_ForATaskOfTheLibrary_LeavesItsOwnProgramOut(string environment)
    {
        ReferenceProgram own = ProgramLibrary.Shared.Programs.Single(program => program.Environment == environment);
        IReadOnlyList<ReferenceProgram> found = ProgramLibrary.Shared.MostSimilar(own.Task, environment, own.World, int.MaxValue);

        Assert.Equal(ProgramLibrary.Shared.Programs.Count(program => program.World == own.World) - 1, found.Count);
        Assert.DoesNotContain(own, found);
    }

    [Theory]
    [InlineData("open the drawer", "metaworld/drawer-open", "tabletop/open-cabinet-drawer")]
    [InlineData("open the drawer of the cabinet", "tabletop/open-cabinet-drawer", "tabletop/open-cabinet-door")]
    [InlineData("Slide the window shut.", "metaworld/window-close", "metaworld/window-open")]
    [InlineData("sweeping a puck into a hole", "robots/sweeper-v0", "metaworld/sweep-into")]
    [InlineData("pressing down the handle", "metaworld/handle-press", "metaworld/handle-press-side")]
    public void MostSimilar_OneExample_IsOfTheNearestTask(string instruction, string environment, string expected) =>
        Assert.Equal(expected, Assert.Single(ProgramLibrary.Shared.MostSimilar(instruction, environment, World, 1)).Environment);

    [Fact]
    public void MostSimilar_TheSameTaskUnderAnotherId_IsLeftOut() =>
        Assert.DoesNotContain(ProgramLibrary.Shared.MostSimilar("OPEN the drawer!", "robots/my-drawer-v0", World, 20), static program => program.Environment == "metaworld/drawer-open");

    [Fact]
    public void MostSimilar_AnotherKindOfWorld_HasNone() => Assert.Empty(ProgramLibrary.Shared.MostSimilar("hop", "locomotion/half-cheetah-v5", "INamedWorld", 3));

    [Fact]
    public void Score_ByHand_IsTheFormula()
    {
        WordSimilarity similarity = new(["open red door", "open window"]);

        // 'open' is in both: ln(1 + 0.5/2.5); 'window' in one: ln(1 + 1.5/1.5); lengths 3 and 2, mean 2.5; counts are 1.
        double length = 0.25 + (0.75 * 2 / 2.5);
        double expected = (Math.Log(1.2) + Math.Log(2)) * 2.2 / (1 + (1.2 * length));
        Assert.Equal(expected, similarity.Score("open the windows", 1), 12);
        Assert.True(similarity.Score("open the windows", 0) < expected);
        Assert.Equal(0, similarity.Score("press", 0));
    }

    [Theory]
    [InlineData("// environment: a/b\n// world: W\n// task: T\nclass A { }", "author")]
    [InlineData("// environment: a/b\n// environment: a/b\n", "environment: a/b")]
    [InlineData("// licence: none\n", "licence")]
    [InlineData("class A { }", "environment")]
    public void Parse_AMalformedHead_NamesTheLine(string text, string named) =>
        Assert.Contains(named, Assert.Throws<InvalidDataException>(() => ReferenceProgram.Parse(text, "a/b.cs")).Message, StringComparison.Ordinal);

    [Fact]
    public void Parse_AWholeFile_SplitsHeadAndSource() => Assert.Equal(
        new ReferenceProgram("a/b", "W", "Do: it.", "person", "class A { }\n"),
        ReferenceProgram.Parse("// environment: a/b\r\n// world: W\r\n// task: Do: it.\r\n// author: person\r\nclass A { }\r\n", "a/b.cs"));
}
