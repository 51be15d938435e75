using System.Globalization;
using RoboIrl.Core.Environments;

namespace RoboIrl.Envs.Checks;

/// <summary>Checks of the named values that a step leaves behind.</summary>
internal static class InfoChecks
{
    private const int Steps = 60;

    // Whatever the rules say of time, several episodes end within the steps.
    private const int MostEpisodeSteps = 15;

    /// <summary>
    /// The worlds of a vector environment, which begin a new episode within the step that ends one, say of every step what the same
    /// worlds say that are stepped one by one and begin anew only after they were asked.
    /// </summary>
    public static string? EndingSteps(EnvironmentDefinition definition, int rows, ulong seed)
    {
        EnvironmentDefinition brief = ShortEpisodes.Of(definition, MostEpisodeSteps);
        using CheckRun run = new(brief, rows, 1, seed);
        using CheckRun twin = new(brief, rows, 1, seed);
        EnvironmentSpec spec = run.Environment.Spec;
        double[] observation = new double[spec.Observation.Size];
        double[] told = new double[spec.InfoNames.Count];
        double[] expected = new double[spec.InfoNames.Count];
        for (int step = 0; step < Steps; step++)
        {
            run.Step();
            for (int row = 0; row < rows; row++)
            {
                MuJoCoEnvironment world = twin.Environment.World(row);
                EpisodeEnd end = world.Step(run.ActionOf(row), observation).End;
                world.ReadInfo(expected);
                run.Environment.ReadInfo(row, told);
                if (Difference(spec.InfoNames, told, expected) is { } difference)
                {
                    return string.Create(CultureInfo.InvariantCulture, $"step {step}, world {row}, end {end}: {difference}; info must depend on nothing but the last step of its own world");
                }

                if (end != EpisodeEnd.None)
                {
                    world.Reset(observation);
                }
            }
        }

        return null;
    }

    private static string? Difference(IReadOnlyList<string> names, double[] told, double[] expected)
    {
        for (int i = 0; i < told.Length; i++)
        {
            if (!told[i].Equals(expected[i]))
            {
                return string.Create(CultureInfo.InvariantCulture, $"'{names[i]}' is {told[i]}, but {expected[i]} where the world was not reset yet");
            }
        }

        return null;
    }
}
