using RoboIrl.Envs;
using RoboIrl.Envs.Described;

namespace RoboIrl.Benchmarks.Environments;

/// <summary>Environments that a YAML file of <c>examples/</c> describes against the registered ones with the same trajectories, in turns.</summary>
internal sealed class DescribedThroughput : IBenchmark
{
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
            EnvironmentDefinition described = DescribedEnvironment.Load(Path.Combine(Examples(), file));
            foreach (BenchmarkRow row in EnvironmentPair.Measure("yaml/" + Path.GetFileNameWithoutExtension(file), described, registry.Find(id), 0.9, settings))
            {
                yield return row;
            }
        }
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
