using RoboIrl.Envs;

namespace RoboIrl.Benchmarks.Environments;

/// <summary>
/// Vector environment steps per second under random control against the C program of native/env_bench, in turns:
/// "free" is workers that own their rows, as trainers use it and as the C program works; "barrier" waits for all rows each step.
/// </summary>
internal sealed class EnvironmentThroughput : IBenchmark
{
    private const int Worlds = 8;
    private const int WarmUpTurns = 6;

    // The names of the C program; ours are locomotion/NAME-v5.
    private static readonly string[] Bodies =
    [
        "half-cheetah", "hopper", "walker2d", "ant", "humanoid", "humanoid-standup", "swimmer", "reacher", "inverted-pendulum", "inverted-double-pendulum",
    ];

    public string Name => "env";

    public IEnumerable<BenchmarkRow> Run(BenchmarkSettings settings)
    {
        EnvironmentRegistry registry = EnvironmentRegistry.CreateDefault();
        foreach (string body in Bodies)
        {
            foreach (int threads in (int[])[1, 2])
            {
                foreach (BenchmarkRow row in Measure(registry.Find($"locomotion/{body}-v5"), body, threads, settings))
                {
                    yield return row;
                }
            }
        }
    }

    private static List<BenchmarkRow> Measure(EnvironmentDefinition definition, string task, int threads, BenchmarkSettings settings)
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory("roboirl-bench-").FullName, "model.xml");
        File.WriteAllText(path, definition.Model.ReadText());
        try
        {
            using NativeWorlds native = new(path, task, Worlds, threads);
            using ManagedWorlds managed = new(definition, Worlds, threads);
            int steps = StepsFor(settings.SecondsPerChunk, native, managed);
            List<double> reference = [];
            List<double> free = [];
            List<double> barrier = [];
            for (int round = 0; round < settings.Rounds; round++)
            {
                double before = native.Run(steps);
                double freeSeconds = managed.RunFree(steps);
                double barrierSeconds = managed.RunWithBarrier(steps);
                double yardstick = 0.5 * (before + native.Run(steps));
                reference.Add(Worlds * steps / yardstick);
                free.Add(yardstick / freeSeconds);
                barrier.Add(yardstick / barrierSeconds);
            }

            string name = $"env/{task}-v5/{threads}-thread";
            double rate = BenchmarkSettings.Median(reference);
            double freeRatio = BenchmarkSettings.Median(free);
            double barrierRatio = BenchmarkSettings.Median(barrier);
            return
            [
                new(name + "/free", freeRatio * rate, "steps/s", rate, freeRatio, 0.95, true),
                new(name + "/barrier", barrierRatio * rate, "steps/s", rate, barrierRatio, double.NaN, true),
                Allocation(name, managed),
            ];
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        }
    }

    private static BenchmarkRow Allocation(string name, ManagedWorlds managed)
    {
        double bytes = managed.AllocatedBytes(1_000);
        return new BenchmarkRow(name + "/allocated in 1,000 vector steps", bytes, "bytes", double.NaN, bytes, 0, false);
    }

    // As many vector steps as fill a turn; both sides are warm afterwards.
    private static int StepsFor(double seconds, NativeWorlds native, ManagedWorlds managed)
    {
        const int Trial = 50;
        double trialSeconds = 0;
        for (int i = 0; i < WarmUpTurns; i++)
        {
            trialSeconds = native.Run(Trial);
            managed.RunFree(Trial);
            managed.RunWithBarrier(Trial);
        }

        return Math.Max(1, (int)(Trial * seconds / trialSeconds));
    }
}
