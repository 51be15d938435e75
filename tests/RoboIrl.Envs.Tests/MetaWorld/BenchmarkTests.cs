using RoboIrl.Core.Configuration;
using RoboIrl.Core.Environments;
using RoboIrl.Envs.MetaWorld;
using RoboIrl.Envs.Tabletop;
using Xunit;

namespace RoboIrl.Envs.Tests.MetaWorld;

/// <summary>Fixed placements, and several tasks in one vector environment.</summary>
public sealed class BenchmarkTests
{
    // Three tasks stand for a benchmark's, so that the tests do not load fifty models.
    private static readonly Benchmark Three = new("three", ["reach", "pick-place", "drawer-open"], GoalVisible: true);
    private static readonly Benchmark Hidden = Three with { Name = "hidden", GoalVisible = false };

    [Fact]
    public void Of_SameSeed_GivesTheSamePlacementsInTheBox()
    {
        foreach (TaskInfo task in MetaWorldSuite.Tasks)
        {
            IReadOnlyList<IReadOnlyList<double>> placements = VariationSet.Of(task, seed: 5);
            Assert.Equal(50, placements.Count);
            Assert.Equal(placements, VariationSet.Of(task, seed: 5));
            Assert.NotEqual(placements[0], VariationSet.Of(task, seed: 6)[0]);
            Assert.Equal(50, placements.Select(p => string.Join(' ', p)).Distinct().Count());
            Assert.All(placements, p => Assert.All(Enumerable.Range(0, p.Count), i => Assert.InRange(p[i], task.Low[i], Math.Max(task.Low[i], task.High[i]))));
            if (task.MinimumGap > 0)
            {
                Assert.All(placements, p => Assert.True(double.Hypot(p[0] - p[3], p[1] - p[4]) >= task.MinimumGap));
            }
        }
    }

    [Fact]
    public void All_Benchmarks_HoldTheTasksOfTheProtocol()
    {
        Dictionary<string, Benchmark> all = Benchmark.All.ToDictionary(b => b.Name);
        Assert.Equal([10, 50, 10, 5, 45, 5], new[] { "mt10", "mt50", "ml10-train", "ml10-test", "ml45-train", "ml45-test" }.Select(name => all[name].Tasks.Count));
        Assert.Equal(
            ["reach", "push", "pick-place", "door-open", "drawer-open", "drawer-close", "button-press-topdown", "peg-insert-side", "window-open", "window-close"],
            all["mt10"].Tasks);
        Assert.Equal(MetaWorldSuite.Tasks.Select(t => t.Name), all["mt50"].Tasks);
        Assert.Equal(
            ["reach", "push", "pick-place", "door-open", "drawer-close", "button-press-topdown", "peg-insert-side", "window-open", "sweep", "basketball"],
            all["ml10-train"].Tasks);
        Assert.Equal(["drawer-open", "door-close", "shelf-place", "sweep-into", "lever-pull"], all["ml10-test"].Tasks);
        Assert.Equal(["bin-picking", "box-close", "hand-insert", "door-lock", "door-unlock"], all["ml45-test"].Tasks);
        Assert.Equal(all["mt50"].Tasks, all["ml45-train"].Tasks.Union(all["ml45-test"].Tasks).OrderBy(name => all["mt50"].Tasks.ToList().IndexOf(name)));
        Assert.Empty(all["ml10-train"].Tasks.Intersect(all["ml10-test"].Tasks));
        Assert.Empty(all["ml45-train"].Tasks.Intersect(all["ml45-test"].Tasks));
        Assert.All(all.Values, b => Assert.Equal(b.Name.StartsWith("mt", StringComparison.Ordinal), b.GoalVisible));
        Assert.All(all.Values, b => Assert.Equal(b.Tasks.Count, b.Tasks.Distinct().Count()));
    }

    [Fact]
    public void Define_SeveralTasks_WorldsTakeThemInTurnAndSayWhichTheyAre()
    {
        using MuJoCoVectorEnvironment worlds = Three.Define(new ManipulationConfig()).CreateVector(6, workers: 2);
        Assert.Equal(42, worlds.Spec.Observation.Size);
        Assert.Equal("metaworld/three", worlds.Spec.Id);
        Assert.Equal(["metaworld/reach", "metaworld/pick-place", "metaworld/drawer-open", "metaworld/reach"], Enumerable.Range(0, 4).Select(i => worlds.World(i).Spec.Id));
        float[] observations = new float[6 * 42];
        worlds.Reset(1, observations);
        for (int row = 0; row < 6; row++)
        {
            Assert.Equal(Enumerable.Range(0, 3).Select(i => i == row % 3 ? 1f : 0f), observations.AsSpan((row * 42) + 39, 3).ToArray());
            Assert.NotEqual(0, observations[(row * 42) + 37]); // the goal
        }

        Assert.Same(worlds.World(0).Model, worlds.World(3).Model);
        Assert.NotSame(worlds.World(0).Model, worlds.World(1).Model);
    }

    [Fact]
    public void Define_HiddenGoals_ShowNeitherGoalNorTask()
    {
        using MuJoCoVectorEnvironment worlds = Hidden.Define(new ManipulationConfig()).CreateVector(3);
        Assert.Equal(39, worlds.Spec.Observation.Size);
        float[] observations = new float[3 * 39];
        worlds.Reset(1, observations);
        Assert.All(Enumerable.Range(0, 3), row => Assert.Equal([0f, 0f, 0f], observations.AsSpan((row * 39) + 36, 3).ToArray()));
    }

    [Fact]
    public void ResetTo_WorldsOfDifferentSize_RestoreBitForBit()
    {
        using MuJoCoVectorEnvironment worlds = Three.Define(new ManipulationConfig()).CreateVector(3);
        Assert.NotEqual(worlds.World(1).StateSize, worlds.World(2).StateSize);
        float[] observations = new float[3 * 42];
        float[] seen = new float[3 * 42];
        float[] actions = [1, 0, -1, 1, 0.5f, 0.2f, -1, 1, 0, 1, 0, -1];
        worlds.Reset(1, observations);
        double[][] states = [.. Enumerable.Range(0, 3).Select(_ => new double[worlds.StateSize])];
        for (int row = 0; row < 3; row++)
        {
            worlds.GetState(row, states[row]);
        }

        Run();
        observations.CopyTo(seen, 0);
        for (int row = 0; row < 3; row++)
        {
            worlds.ResetTo(row, states[row], observations.AsSpan(row * 42, 42));
        }

        Run();
        Assert.Equal(seen, observations);

        void Run()
        {
            StepBatch results = new() { Observations = observations, FinalObservations = new float[3 * 42], Rewards = new float[3], Ends = new EpisodeEnd[3] };
            for (int i = 0; i < 50; i++)
            {
                worlds.Step(actions, results);
            }
        }
    }

    [Fact]
    public void Configure_Options_ChangeRulesGoalAndPlacements()
    {
        EnvironmentDefinition plain = MetaWorldSuite.Definitions.Single(d => d.Id == "metaworld/drawer-open");
        EnvironmentDefinition faithful = plain.Configure!(new ManipulationConfig { Rules = "faithful", HideGoal = true, Variations = 1 });
        Assert.Empty(plain.KnownIssues);
        Assert.NotEmpty(faithful.KnownIssues);
        using MuJoCoEnvironment world = faithful.CreateWorld();
        double[] first = new double[39];
        double[] second = new double[39];
        world.Seed(3, 0);
        world.Reset(first);
        world.Reset(second);
        Assert.Equal(first, second); // one placement only
        Assert.Equal([0.0, 0.0, 0.0], first[36..]);
        Assert.Equal(-0.16, world.Model.JointRange[2 * world.Model.Joint("drawer").Index]);
    }

    [Fact]
    public void Define_PlacementsOfAnotherTask_SaysHowManyNumbersItTakes()
    {
        MetaWorldOptions wrong = new() { Variations = [[0.1, 0.2]] }, none = new() { Variations = [] };
        Assert.All(
            (Func<MetaWorldOptions, EnvironmentDefinition>[])[options => MetaWorldSuite.Define(MetaWorldSuite.Find("drawer-open"), options), options => TabletopSuite.Define(TabletopSuite.Find("lift-cube"), options)],
            define =>
            {
                Assert.Matches(@"expected at least one placement, each of \d+ numbers; got 1 with 2 numbers", Assert.Throws<ArgumentException>(() => define(wrong)).Message);
                Assert.Contains("numbers; got none.", Assert.Throws<ArgumentException>(() => define(none)).Message, StringComparison.Ordinal);
            });
    }

    [Fact]
    public void Find_MistypedTask_NamesTheNearest() =>
        Assert.Contains("did you mean 'drawer-open'", Assert.Throws<UnknownEnvironmentException>(() => MetaWorldSuite.Find("draver-open")).Message, StringComparison.Ordinal);
}
