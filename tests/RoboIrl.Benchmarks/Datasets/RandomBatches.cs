using System.Diagnostics;
using RoboIrl.Core.Data;
using RoboIrl.Core.Datasets;
using RoboIrl.Core.Randomness;
using RoboIrl.Testing;

namespace RoboIrl.Benchmarks.Datasets;

/// <summary>Random batches of 256 from a dataset of a million transitions, as an offline learner draws them, on one thread.</summary>
internal sealed class RandomBatches : IBenchmark
{
    private const int Batch = 256, Transitions = 1_000_000, Large = 100; // above it a row is copied no faster than memory gives it

    // Random actions let a hopper fall after 20 steps: then a row in twenty has its next observation elsewhere.
    private static readonly (string Name, int Observation, int Action, int Steps)[] Shapes = [("short hopper", 11, 3, 20), ("hopper", 11, 3, 500), ("half-cheetah", 17, 6, 1_000), ("ant, 27 observed", 27, 8, 1_000), ("ant, 105 observed", 105, 8, 1_000)];

    public string Name => "dataset";

    public IEnumerable<BenchmarkRow> Run(BenchmarkSettings settings)
    {
        foreach ((string name, int observation, int action, int steps) in Shapes)
        {
            using TempFolder folder = new();
            long started = Stopwatch.GetTimestamp();
            RandomDataset.Write(folder.At("d"), observation, action, steps, Transitions);
            double written = Transitions / Stopwatch.GetElapsedTime(started).TotalSeconds;
            yield return new($"dataset/{name}/append", written, "rows/s", double.NaN, written, double.NaN, true);

            started = Stopwatch.GetTimestamp();
            using Dataset dataset = Dataset.Open(folder.At("d"));
            double opened = Stopwatch.GetElapsedTime(started).TotalSeconds;
            yield return new($"dataset/{name}/open and verify", opened, "s", double.NaN, opened, double.NaN, false);

            Reader reader = new(dataset);
            double rate = BenchmarkSettings.Median(Enumerable.Range(0, settings.Rounds).Select(_ => reader.Rate(settings.SecondsPerChunk)));
            yield return new($"dataset/{name}/batches of {Batch}", rate, "rows/s", double.NaN, rate, observation < Large ? 5e6 : double.NaN, true);

            long bytes = Allocations.Measure(reader.Draw, 1_000);
            yield return new($"dataset/{name}/allocated in 1,000 batches", bytes, "bytes", double.NaN, bytes, 0, false);
        }
    }

    private sealed class Reader(Dataset dataset)
    {
        private readonly ITransitions _dataset = dataset;
        private readonly int[] _indices = new int[Batch];
        private readonly float[] _observations = new float[Batch * dataset.Spec.Observation.Size];
        private readonly float[] _actions = new float[Batch * dataset.Spec.Action.Size];
        private readonly float[] _rewards = new float[Batch];
        private readonly float[] _continuation = new float[Batch];
        private readonly float[] _next = new float[Batch * dataset.Spec.Observation.Size];
        private Rng _rng = new(2);

        public void Draw()
        {
            _dataset.Sample(_indices, ref _rng);
            _dataset.Gather(_indices, new TransitionColumns { Observations = _observations, Actions = _actions, Rewards = _rewards, Continuation = _continuation, NextObservations = _next });
        }

        public double Rate(double seconds)
        {
            long started = Stopwatch.GetTimestamp(), rows = 0;
            while (Stopwatch.GetElapsedTime(started).TotalSeconds < seconds)
            {
                Draw();
                rows += Batch;
            }

            return rows / Stopwatch.GetElapsedTime(started).TotalSeconds;
        }
    }
}
