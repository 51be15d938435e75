using RoboIrl.Core.Environments;
using RoboIrl.Core.Randomness;
using RoboIrl.Envs.MetaWorld;
using RoboIrl.Envs.MetaWorld.Experts;
using RoboIrl.Testing;
using Xunit;

namespace RoboIrl.Envs.Tests.MetaWorld;

/// <summary>All tasks can be done, stand a million random actions, and take little memory.</summary>
public sealed class SuiteTests
{
    private const ulong Seed = 42;

    // Written out from the original: the place in this list is the task's one-hot id.
    private static readonly string[] Published =
    [
        "assembly", "basketball", "bin-picking", "box-close", "button-press-topdown", "button-press-topdown-wall", "button-press",
        "button-press-wall", "coffee-button", "coffee-pull", "coffee-push", "dial-turn", "disassemble", "door-close", "door-lock",
        "door-open", "door-unlock", "hand-insert", "drawer-close", "drawer-open", "faucet-open", "faucet-close", "hammer",
        "handle-press-side", "handle-press", "handle-pull-side", "handle-pull", "lever-pull", "pick-place-wall",
        "pick-out-of-hole", "pick-place", "plate-slide", "plate-slide-side", "plate-slide-back", "plate-slide-back-side",
        "peg-insert-side", "peg-unplug-side", "soccer", "stick-push", "stick-pull", "push", "push-wall", "push-back", "reach",
        "reach-wall", "shelf-place", "sweep-into", "sweep", "window-open", "window-close",
    ];

    public static TheoryData<string> Names => [.. MetaWorldSuite.Tasks.Select(t => t.Name)];

    [Fact]
    public void Tasks_AreTheFiftyInTheOrderOfTheBenchmark() =>
        Assert.Equal(Published, MetaWorldSuite.Tasks.Select(t => t.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Expert_TwoPlacements_Succeeds(string name)
    {
        TaskInfo task = MetaWorldSuite.Find(name);
        ExpertTrial trial = ExpertTrial.Run(task, RuleSet.Fixed, VariationSet.Of(task, Seed, 2));
        Assert.True(trial.Successes == 2, $"placements {string.Join(" and ", trial.Failures.Select(f => string.Join(' ', f)))} fail");
        Assert.True(trial.RewardAfterSuccess >= 0.8, $"reward after success {trial.RewardAfterSuccess}");
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void Experts_FiftyPlacements_SucceedAndEarnWhatSuccessIsWorth()
    {
        ExpertTrial[] trials = [.. MetaWorldSuite.Tasks.Select(task => ExpertTrial.Run(task, RuleSet.Fixed, VariationSet.Of(task, Seed)))];
        string table = string.Join('\n', MetaWorldSuite.Tasks.Zip(trials, (task, trial) => $"{task.Name}: {trial.SuccessRate:P0}, {trial.RewardAfterSuccess:P0}"));
        Assert.True(Array.TrueForAll(trials, t => t.SuccessRate >= 0.95), table);
        Assert.True(trials.Average(t => t.SuccessRate) >= 0.985, table);
        Assert.True(Array.TrueForAll(trials, t => t.RewardAfterSuccess >= 0.8), table);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Step_RandomActions_WarnsOfNothing(string name) => StepAtRandom(name, 500);

    [Fact]
    [Trait("Category", "Slow")]
    public void Step_MillionRandomActionsOverAllTasks_WarnsOfNothingAndKeepsItsMemory()
    {
        const int steps = 1_000_000;
        const long allowed = 32L << 20;
        Run(50);
        long before = ProcessMemory.ResidentBytes();
        Run(steps / MetaWorldSuite.Tasks.Count);
        Assert.InRange(ProcessMemory.ResidentBytes() - before, long.MinValue, allowed);

        static void Run(int each)
        {
            foreach (TaskInfo task in MetaWorldSuite.Tasks)
            {
                StepAtRandom(task.Name, each);
            }
        }
    }

    [Theory]
    [InlineData("stick-pull")] // the most joints
    [InlineData("pick-place")]
    [InlineData("assembly")] // the most geoms that collide
    public void CreateVector_ManyWorlds_TakeLessThanTwoMegabytesEach(string name)
    {
        const int worlds = 64;
        EnvironmentDefinition definition = MetaWorldSuite.Definitions.Single(d => d.Id == "metaworld/" + name);
        definition.CreateVector(1).Dispose();
        using MuJoCoVectorEnvironment one = definition.CreateVector(1);
        long before = ProcessMemory.ResidentBytes();
        using MuJoCoVectorEnvironment many = definition.CreateVector(worlds + 1);
        Rollout rollout = new(many);
        rollout.Reset(1);
        rollout.Step(50); // what is allocated is also used
        Assert.InRange((ProcessMemory.ResidentBytes() - before) / worlds, long.MinValue, 2L << 20);
    }

    private static void StepAtRandom(string name, int steps)
    {
        using MuJoCoEnvironment world = MetaWorldSuite.Definitions.Single(d => d.Id == "metaworld/" + name).CreateWorld();
        double[] observation = new double[world.Spec.Observation.Size];
        float[] action = new float[world.Spec.Action.Size];
        Rng rng = new(5, 0);
        world.Seed(Seed, 0);
        world.Reset(observation);
        for (int step = 0; step < steps; step++)
        {
            foreach (ref float a in action.AsSpan())
            {
                a = (float)rng.Uniform(-1, 1);
            }

            StepResult result = world.Step(action, observation);
            Assert.True(double.IsFinite(result.Reward) && Array.TrueForAll(observation, double.IsFinite), $"{name}: not finite at step {step}");
            Assert.True(world.Data.TotalWarnings == 0 && world.NumericFaults == 0, $"{name}: the engine warns at step {step}");
            if (result.End != EpisodeEnd.None)
            {
                world.Reset(observation);
            }
        }
    }
}
