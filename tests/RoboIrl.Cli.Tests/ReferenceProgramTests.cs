using RoboIrl.Cli.Running;
using RoboIrl.Core.Policies;
using RoboIrl.Core.Randomness;
using RoboIrl.Core.RewardPrograms;
using RoboIrl.Envs;
using RoboIrl.Envs.RewardPrograms;
using RoboIrl.Text2Reward.Examples;
using RoboIrl.Text2Reward.Programs;
using Xunit;

namespace RoboIrl.Cli.Tests;

/// <summary>The reference programs of the library in their environments.</summary>
public sealed class ReferenceProgramTests
{
    private const int Beginning = 10;
    private const string OwnReward = "tabletop/";

    public static TheoryData<string> Manipulation() =>
        [.. ProgramLibrary.Shared.Programs.Where(static program => program.World == nameof(IManipulationWorld)).Select(static program => program.Environment)];

    public static TheoryData<string> Tabletop() =>
        [.. EnvironmentRegistry.CreateDefault().Definitions.Select(static definition => definition.Id).Where(static id => id.StartsWith(OwnReward, StringComparison.Ordinal))];

    // Two writings of one reward: as the environment computes it, and from what programs see.
    [Theory]
    [MemberData(nameof(Tabletop))]
    public void Step_InATabletopTask_PaysWhatTheEnvironmentItselfDoes(string environment)
    {
        EnvironmentDefinition definition = EnvironmentRegistry.CreateDefault().Find(environment);
        using CompiledProgram? program = ProgramCompiler.Compile(ProgramLibrary.Shared.Programs.Single(one => one.Environment == environment).Code).Program;
        using MuJoCoEnvironment world = definition.With(program!.Load(environment)).CreateWorld();
        int own = world.Spec.InfoNames.ToList().IndexOf(RewardedEnvironment.BuiltInReward);
        PolicyPlayer player = new(world, new NoisyPolicy(definition.Expert!(world.Spec), 0.3));
        Rng noise = new(3, 0);
        world.Seed(2, 0);
        for (int episode = 0; episode < 3; episode++)
        {
            player.Reset();
            for (int i = 0; i < world.Spec.MaxEpisodeSteps; i++)
            {
                double reward = player.Step(ref noise).Reward;
                Assert.True(Math.Abs(player.Info[own] - reward) < 1e-6, $"step {i}: the program pays {reward}, the environment {player.Info[own]}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Manipulation))]
    public void Step_WithTheExpert_EarnsMoreThanAtRandom(string environment)
    {
        ReferenceProgram reference = ProgramLibrary.Shared.Programs.Single(one => one.Environment == environment);
        EnvironmentDefinition definition = EnvironmentRegistry.CreateDefault().Find(environment);
        using CompiledProgram? program = ProgramCompiler.Compile(reference.Code).Program;
        using MuJoCoEnvironment world = definition.With(program!.Load(environment)).CreateWorld();
        (double expert, double last, bool done) = Episode(world, definition.Expert!(world.Spec));
        (double random, double lastAtRandom, bool doneAtRandom) = Episode(world, ScriptedPolicy.Create("random", definition, world.Spec));

        Assert.True(done, "the expert does not do the task");
        Assert.True(last > lastAtRandom || doneAtRandom, $"{last:F2} at the end with the expert, {lastAtRandom:F2} at random");
        Assert.True(expert > random || doneAtRandom, $"{expert:F0} with the expert, who does the task; {random:F0} at random, where it is not done");
    }

    [Theory]
    [MemberData(nameof(Manipulation))]
    public void Step_WithTheExpert_PaysMoreWhereTheTaskIsDone(string environment)
    {
        ReferenceProgram reference = ProgramLibrary.Shared.Programs.Single(one => one.Environment == environment);
        EnvironmentDefinition definition = EnvironmentRegistry.CreateDefault().Find(environment);
        using CompiledProgram? program = ProgramCompiler.Compile(reference.Code).Program;
        using MuJoCoEnvironment world = definition.With(program!.Load(environment)).CreateWorld();
        PolicyPlayer player = new(world, definition.Expert!(world.Spec));
        List<double> first = [];
        List<double> done = [];
        Rng noise = new(0, 0);
        world.Seed(1, 0);
        player.Reset();
        for (int i = 0; i < world.Spec.MaxEpisodeSteps; i++)
        {
            StepResult step = player.Step(ref noise);
            if (i < Beginning)
            {
                first.Add(step.Reward);
            }
            else if (player.Success)
            {
                done.Add(step.Reward);
            }
        }

        Assert.Equal(0, world.NumericFaults);
        Assert.NotEmpty(done);
        Assert.True(done.Average() > first.Average() + 3, $"{first.Average():F2} at first, {done.Average():F2} where it is done");
        Assert.True(done.Min() > first.Max(), $"at most {first.Max():F2} at first, at least {done.Min():F2} where it is done");
    }

    private static (double Return, double Last, bool Done) Episode(MuJoCoEnvironment world, IPolicy policy)
    {
        PolicyPlayer player = new(world, policy, ActMode.Sample);
        Rng noise = new(0, 0);
        world.Seed(1, 0);
        player.Reset();
        (double sum, double last, bool done) = (0, 0, false);
        for (int i = 0; i < world.Spec.MaxEpisodeSteps; i++)
        {
            last = player.Step(ref noise).Reward;
            sum += last;
            done |= player.Success;
        }

        return (sum, last, done);
    }
}
