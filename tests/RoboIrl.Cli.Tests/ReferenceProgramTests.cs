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

    public static TheoryData<string> Manipulation() =>
        [.. ProgramLibrary.Shared.Programs.Where(static program => program.World == nameof(IManipulationWorld)).Select(static program => program.Environment)];

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
}
