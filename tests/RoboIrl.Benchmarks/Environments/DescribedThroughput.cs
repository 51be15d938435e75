using RoboIrl.Envs;
using RoboIrl.Envs.Described;

namespace RoboIrl.Benchmarks.Environments;

/// <summary>Environments that a YAML file of <c>examples/</c> describes against the registered ones with the same trajectories, in turns.</summary>
internal sealed class DescribedThroughput : IBenchmark
{
    private const int Worlds = 8;
    private const int WarmUpTurns = 6;
    private const int Trial = 50;

    private static readonly (string File, string Id)[] Pairs =
    [
        ("half_cheetah/half_cheetah.yaml", "locomotion/half-cheetah-v5"),
        ("hopper/hopper.yaml", "locomotion/hopper-v5"),
        ("cartpole/cartpole.yaml", "control/cartpole-swingup-v1"),
    ];

    public string Name => "yaml";

    public IEnumerable<BenchmarkRow> Run(BenchmarkSettings settings)
    {
        EnvironmentRegistry registry = EnvironmentRegistry.CreateDefault();
        foreach ((string file, string id) in Pairs)
        {
            using ManagedWorlds described = new(DescribedEnvironment.Load(Path.Combine(Examples(), file)), Worlds, 1);
            using ManagedWorlds builtIn = new(registry.Find(id), Worlds, 1);
            int steps = StepsFor(settings.SecondsPerChunk, described, builtIn);
            List<double> rates = [];
            List<double> ratios = [];
            for (int round = 0; round < settings.Rounds; round++)
            {
                double before = builtIn.RunFree(steps);
                double seconds = described.RunFree(steps);
                double yardstick = 0.5 * (before + builtIn.RunFree(steps));
                rates.Add(Worlds * steps / yardstick);
                ratios.Add(yardstick / seconds);
            }

            double rate = BenchmarkSettings.Median(rates);
            double ratio = BenchmarkSettings.Median(ratios);
            string name = "yaml/" + Path.GetFileNameWithoutExtension(file);
            yield return new BenchmarkRow(name, ratio * rate, "steps/s", rate, ratio, 0.9, true);
            double bytes = described.AllocatedBytes(1_000);
            yield return new BenchmarkRow(name + "/allocated in 1,000 vector steps", bytes, "bytes", double.NaN, bytes, 0, false);
        }
    }

    // As many vector steps as fill a turn; both sides are warm afterwards.
    private static int StepsFor(double seconds, ManagedWorlds described, ManagedWorlds builtIn)
    {
        double trialSeconds = 0;
        for (int i = 0; i < WarmUpTurns; i++)
        {
            trialSeconds = builtIn.RunFree(Trial);
            described.RunFree(Trial);
        }

        return Math.Max(1, (int)(Trial * seconds / trialSeconds));
    }

    private static string Examples()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !Directory.Exists(Path.Combine(folder, "examples")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return Path.Combine(folder ?? throw new DirectoryNotFoundException("No folder above the program holds 'examples'; run the benchmark from the checkout."), "examples");
    }
}
