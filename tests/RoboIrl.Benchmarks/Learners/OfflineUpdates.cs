using RoboIrl.Benchmarks.Datasets;
using RoboIrl.Benchmarks.Fused;
using RoboIrl.Core.Data;
using RoboIrl.Core.Datasets;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Learning;
using RoboIrl.Core.Randomness;
using RoboIrl.Learners.Bc;
using RoboIrl.Learners.Cql;
using RoboIrl.Learners.Iql;
using RoboIrl.Learners.Sac;
using RoboIrl.Learners.Td3Bc;
using RoboIrl.Testing;
using RoboIrl.Torch.Fused;
using static TorchSharp.torch;

namespace RoboIrl.Benchmarks.Learners;

/// <summary>
/// An update of each learner from a dataset, with its default settings in HalfCheetah's shapes, drawing from 100,000 mapped
/// transitions, against an update of SAC on the same transitions. For information: they do not compute the same.
/// </summary>
internal sealed class OfflineUpdates : IBenchmark
{
    private const int Observation = 17, Action = 6, Steps = 1_000, Transitions = 100_000;

    public string Name => "offline";

    public IEnumerable<BenchmarkRow> Run(BenchmarkSettings settings)
    {
        using TempFolder folder = new();
        RandomDataset.Write(folder.At("d"), Observation, Action, Steps, Transitions);
        using Dataset dataset = Dataset.Open(folder.At("d"));
        using var ignored = new PausingRun();
        EnvironmentSpec spec = dataset.Spec;
        using var sac = new SacLearner(spec, new SacConfig(), seed: 1, CPU);
        Rng rng = new(1), sacRng = new(1);
        void UpdateSac() => sac.Update(dataset, ref sacRng, ignored);

        FusedOptions.Threads = 1;
        (string Name, Func<ILearner<ITransitions>> Create)[] learners =
        [
            ("bc", () => new BcLearner(spec, new BcConfig(), seed: 1, CPU)),
            ("td3_bc", () => new Td3BcLearner(spec, new Td3BcConfig(), seed: 1, CPU)),
            ("iql", () => new IqlLearner(spec, new IqlConfig(), seed: 1, CPU)),
            ("cql", () => new CqlLearner(spec, new CqlConfig(), seed: 1, CPU)),
        ];
        foreach ((string name, Func<ILearner<ITransitions>> create) in learners)
        {
            using ILearner<ITransitions> learner = create();
            (double ours, double reference, double ratio) = Turns.Compare(() => learner.Update(dataset, ref rng, ignored), count => Turns.Microseconds(UpdateSac, count), settings);
            yield return new($"offline/{name}, updates per second", 1e6 / ours, "updates/s", 1e6 / reference, 1 / ratio, double.NaN, true);
        }
    }
}
