using RoboIrl.Envs;

namespace RoboIrl.Benchmarks.Environments;

/// <summary>One environment against another that does the same physics, in turns on one thread.</summary>
internal static class EnvironmentPair
{
    private const int Worlds = 8;
    private const int WarmUpTurns = 6;
    private const int Trial = 50;

    /// <summary>Measures steps per second and what a thousand steps allocate.</summary>
    /// <param name="name">Name of the rows.</param>
    /// <param name="ours">The environment in question.</param>
    /// <param name="yardstick">The one that it is compared with.</param>
    /// <param name="target">Least ratio of the rates.</param>
    /// <param name="settings">How long to measure.</param>
    public static BenchmarkRow[] Measure(string name, EnvironmentDefinition ours, EnvironmentDefinition yardstick, double target, BenchmarkSettings settings)
    {
        using ManagedWorlds measured = new(ours, Worlds, 1);
        using ManagedWorlds reference = new(yardstick, Worlds, 1);
        int steps = StepsFor(settings.SecondsPerChunk, measured, reference);
        List<double> rates = [];
        List<double> ratios = [];
        for (int round = 0; round < settings.Rounds; round++)
        {
            double before = reference.RunFree(steps);
            double seconds = measured.RunFree(steps);
            double usual = 0.5 * (before + reference.RunFree(steps));
            rates.Add(Worlds * steps / usual);
            ratios.Add(usual / seconds);
        }

        double rate = BenchmarkSettings.Median(rates);
        double ratio = BenchmarkSettings.Median(ratios);
        double bytes = measured.AllocatedBytes(1_000);
        return
        [
            new BenchmarkRow(name, ratio * rate, "steps/s", rate, ratio, target, true),
            new BenchmarkRow(name + "/allocated in 1,000 vector steps", bytes, "bytes", double.NaN, bytes, 0, false),
        ];
    }

    // As many vector steps as fill a turn; both sides are warm afterwards.
    private static int StepsFor(double seconds, ManagedWorlds measured, ManagedWorlds reference)
    {
        double trialSeconds = 0;
        for (int i = 0; i < WarmUpTurns; i++)
        {
            trialSeconds = reference.RunFree(Trial);
            measured.RunFree(Trial);
        }

        return Math.Max(1, (int)(Trial * seconds / trialSeconds));
    }
}
