using System.Diagnostics;
using RoboIrl.Core.Layered;
using RoboIrl.Core.Randomness;
using RoboIrl.Envs.CombinationLock;
using RoboIrl.Envs.CombinationLock.Dial;
using RoboIrl.Testing;

namespace RoboIrl.Benchmarks.CombinationLock;

/// <summary>Combination locks on one thread: hidden dynamics alone, with every observation computed, and uniform exploration.</summary>
internal sealed class LockThroughput : IBenchmark
{
    private const int Rows = 4_096;

    public string Name => "lock";

    public IEnumerable<BenchmarkRow> Run(BenchmarkSettings settings)
    {
        foreach (int horizon in (int[])[6, 25, 100])
        {
            CombinationLockProblem problem = new(new CombinationLockOptions { Horizon = horizon }, 1);
            foreach (bool right in (bool[])[false, true])
            {
                string name = right ? "every action opens" : "actions drawn uniformly";
                using Player player = new(problem, right);
                double rate = Median(settings, () => player.Play(observed: false));
                yield return new($"lock/h{horizon}/steps, {name}", rate, "steps/s", double.NaN, rate, 20e6, true);
            }

            using Player watcher = new(problem, right: false);
            double watched = Median(settings, () => watcher.Play(observed: true));
            yield return new($"lock/h{horizon}/steps with observations", watched, "steps/s", double.NaN, watched, double.NaN, true);

            double explored = Median(settings, () => UniformExploration.Run(problem, 1, Rows, success: 1), Rows * horizon);
            yield return new($"lock/h{horizon}/uniform exploration", explored, "steps/s", double.NaN, explored, double.NaN, true);

            long bytes = Allocations.Measure(() => watcher.Play(observed: true), 10, 3);
            yield return new($"lock/h{horizon}/allocated in {10 * horizon} batch steps", bytes, "bytes", double.NaN, bytes, 0, false);
        }

        using DialLock dial = new(new DialLockOptions { Horizon = 10 }, 1);
        using ILayeredBatch mechanical = dial.CreateBatch(1);
        double turned = Median(settings, () =>
        {
            mechanical.Begin(1, 0, 1);
            while (mechanical.Layer < 10)
            {
                mechanical.Step([mechanical.Layer], new float[1]);
            }

            return 10;
        });
        yield return new("lock/dial/decisions in MuJoCo", turned, "steps/s", double.NaN, turned, double.NaN, true);
    }

    private static double Median(BenchmarkSettings settings, Func<long> play)
    {
        return BenchmarkSettings.Median(Enumerable.Range(0, settings.Rounds).Select(_ =>
        {
            long started = Stopwatch.GetTimestamp(), steps = 0;
            while (Stopwatch.GetElapsedTime(started).TotalSeconds < settings.SecondsPerChunk)
            {
                steps += play();
            }

            return steps / Stopwatch.GetElapsedTime(started).TotalSeconds;
        }));
    }

    private static double Median<T>(BenchmarkSettings settings, Func<T> play, long steps) => Median(settings, () =>
    {
        play();
        return steps;
    });

    private sealed class Player : IDisposable
    {
        private const ulong Seed = 7;
        private readonly IRevealedBatch _batch;
        private readonly int[][] _actions;
        private readonly float[] _rewards = new float[Rows];
        private readonly float[] _observations;

        public Player(CombinationLockProblem problem, bool right)
        {
            _batch = problem.CreateRevealedBatch(Rows);
            _observations = new float[Rows * problem.Spec.ObservationSize];
            _actions = new int[problem.Spec.Horizon][];
            Rng rng = new(3);
            int[] states = new int[Rows];
            _batch.Begin(Seed, 0, Rows);
            for (int layer = 0; layer < _actions.Length; layer++)
            {
                _batch.ReadLatents(states);
                _actions[layer] = [.. states.Select(s => right ? problem.Opening(layer, s) : rng.NextInt(problem.Spec.Actions))];
                _batch.Step(_actions[layer], _rewards);
            }
        }

        public long Play(bool observed)
        {
            _batch.Begin(Seed, 0, Rows);
            foreach (int[] actions in _actions)
            {
                if (observed)
                {
                    _batch.Observe(0, _observations);
                }

                _batch.Step(actions, _rewards);
            }

            return (long)Rows * _actions.Length;
        }

        public void Dispose() => _batch.Dispose();
    }
}
