using RoboIrl.Core.Environments;
using RoboIrl.MuJoCo;
using Xunit;

namespace RoboIrl.Envs.Tests;

/// <summary>Domain randomization: the info columns tell what was drawn for the episode of the step, whatever comes after it.</summary>
public sealed class RandomizedInfoTests
{
    private static readonly EnvironmentDefinition Randomized = RandomizationTests.Hopper with { Randomization = RandomizationTests.Everything };

    [Fact]
    public void Info_EveryEpisode_ShowsOtherDrawsInsideTheirBounds()
    {
        using MuJoCoVectorEnvironment environment = Randomized.CreateVector(3);
        string[] names = [.. environment.Spec.InfoNames];
        Assert.Equal(
            ["randomization_mass_torso", "randomization_mass_leg", "randomization_inertia", "randomization_friction"],
            names.Where(n => n.StartsWith("randomization", StringComparison.Ordinal)).Take(4));
        double[] info = new double[names.Length];
        HashSet<double> masses = [];
        HashSet<double> delays = [];
        Rollout rollout = new(environment);
        rollout.Reset(5);
        for (int step = 0; step < 400; step++)
        {
            rollout.Step();
            for (int row = 0; row < 3; row++)
            {
                environment.ReadInfo(row, info);
                masses.Add(info[Array.IndexOf(names, "randomization_mass_torso")]);
                delays.Add(info[Array.IndexOf(names, "randomization_actuator_delay")]);
                Assert.InRange(info[Array.IndexOf(names, "randomization_damping_leg_joint")], 0.5, 1.5);
                Assert.InRange(info[Array.IndexOf(names, "randomization_push_force")], 0, 20);
            }
        }

        Assert.True(masses.Count > 20, $"only {masses.Count} different masses");
        Assert.All(masses, mass => Assert.InRange(mass, 0.5, 2));
        Assert.Equal([0, 1, 2, 3], delays.Order());
    }

    /// <summary>The model is asked what the episode was given; the step that ends it, at once followed by another draw, must say the same.</summary>
    [Fact]
    public void Info_EveryStep_TellsTheDrawOfItsOwnEpisode()
    {
        const int EpisodeSteps = 4;
        using MuJoCoVectorEnvironment worlds = (Randomized with { MaxEpisodeSteps = EpisodeSteps }).CreateVector(2);
        using MjModel nominal = Randomized.Model.Load();
        int torso = nominal.Body("torso").Index;
        string[] names = [.. worlds.Spec.InfoNames];
        int[] draws = [.. Enumerable.Range(0, names.Length).Where(i => IsDraw(names[i]))];
        int mass = Array.IndexOf(names, "randomization_mass_torso");
        double[][] first = [[], []];
        int ended = 0;
        bool[] isFresh = [true, true];
        double[] info = new double[names.Length];
        Rollout rollout = new(worlds);
        rollout.Reset(5);
        for (int step = 0; step < 40 * EpisodeSteps; step++)
        {
            double[] given = [.. Enumerable.Range(0, 2).Select(row => worlds.World(row).Model.BodyMass[torso] / nominal.BodyMass[torso])];
            rollout.Step();
            for (int row = 0; row < 2; row++)
            {
                worlds.ReadInfo(row, info);
                double[] told = [.. draws.Select(i => info[i])];
                first[row] = isFresh[row] ? told : first[row];
                isFresh[row] = rollout.Ends[row] != EpisodeEnd.None;
                ended += isFresh[row] ? 1 : 0;
                Assert.Equal(given[row], info[mass], 1e-12);
                Assert.Equal(first[row], told);
            }
        }

        Assert.InRange(ended, 80, int.MaxValue);
    }

    [Fact]
    public void Info_AfterAFault_StillTellsTheDraw()
    {
        using MuJoCoVectorEnvironment worlds = Randomized.CreateVector(1);
        string[] names = [.. worlds.Spec.InfoNames];
        double[] before = new double[names.Length];
        double[] failed = new double[names.Length];
        Rollout rollout = new(worlds);
        rollout.Reset(5);
        rollout.Step();
        worlds.ReadInfo(0, before);
        worlds.World(0).Data.Qvel[0] = 1e12;
        rollout.Step();
        worlds.ReadInfo(0, failed);
        Assert.Equal(1, worlds.NumericFaults);
        Assert.Equal(names.Select((name, i) => IsDraw(name) ? before[i] : 0), failed);
        Assert.All(names.Zip(failed).Where(pair => pair.First.StartsWith("randomization_mass", StringComparison.Ordinal)), pair => Assert.InRange(pair.Second, 0.5, 2));
    }

    // Drawn once for an episode, not in each step.
    private static bool IsDraw(string name) =>
        name.StartsWith("randomization_", StringComparison.Ordinal) && name is not ("randomization_push_force" or "randomization_tremble");
}
