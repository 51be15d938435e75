using System.Diagnostics;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Randomness;
using RoboIrl.Core.Threading;
using RoboIrl.Envs;

namespace RoboIrl.Benchmarks.Environments;

/// <summary>Our vector environment under random control, stepped as a whole or by workers that own their rows.</summary>
internal sealed class ManagedWorlds : IDisposable
{
    private readonly MuJoCoVectorEnvironment _environment;
    private readonly WorkerTeam _owners;
    private readonly Rng[] _rng;
    private readonly double[] _low;
    private readonly double[] _high;
    private readonly float[] _actions;
    private readonly float[] _observations;
    private readonly float[] _finalObservations;
    private readonly float[] _rewards;
    private readonly EpisodeEnd[] _ends;
    private readonly Action<int> _runOwnRows;
    private int _steps;

    public ManagedWorlds(EnvironmentDefinition definition, int worlds, int threads)
    {
        _environment = new MuJoCoVectorEnvironment(definition, worlds, threads);
        _owners = new WorkerTeam(threads);
        _rng = [.. Enumerable.Range(0, worlds).Select(i => new Rng(1, 1_000 + (ulong)i))];
        _low = [.. _environment.Spec.Action.Low];
        _high = [.. _environment.Spec.Action.High];
        _actions = new float[worlds * _environment.Spec.Action.Size];
        _observations = new float[worlds * _environment.Spec.Observation.Size];
        _finalObservations = new float[worlds * _environment.Spec.Observation.Size];
        _rewards = new float[worlds];
        _ends = new EpisodeEnd[worlds];
        _runOwnRows = RunOwnRows;
        _environment.Reset(1, _observations);
    }

    /// <summary>One call of Step per vector step, which ends in a barrier; returns the seconds.</summary>
    public double RunWithBarrier(int steps)
    {
        long start = Stopwatch.GetTimestamp();
        for (int step = 0; step < steps; step++)
        {
            Draw(0, _environment.Count);
            _environment.Step(_actions, new StepBatch { Observations = _observations, FinalObservations = _finalObservations, Rewards = _rewards, Ends = _ends });
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>Every worker steps its own rows all the way; returns the seconds.</summary>
    public double RunFree(int steps)
    {
        _steps = steps;
        long start = Stopwatch.GetTimestamp();
        _owners.Run(_runOwnRows);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>Bytes that this thread allocates in so many vector steps.</summary>
    public long AllocatedBytes(int steps)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        RunWithBarrier(steps);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    public void Dispose()
    {
        _owners.Dispose();
        _environment.Dispose();
    }

    private void RunOwnRows(int worker)
    {
        (int start, int end) = _owners.RowsOf(worker, _environment.Count);
        int rows = end - start;
        int o = _environment.Spec.Observation.Size;
        int a = _environment.Spec.Action.Size;
        for (int step = 0; step < _steps; step++)
        {
            Draw(start, end);
            _environment.StepRows(start, rows, _actions.AsSpan(start * a, rows * a), new StepBatch
            {
                Observations = _observations.AsSpan(start * o, rows * o),
                FinalObservations = _finalObservations.AsSpan(start * o, rows * o),
                Rewards = _rewards.AsSpan(start, rows),
                Ends = _ends.AsSpan(start, rows),
            });
        }
    }

    private void Draw(int start, int end)
    {
        int size = _low.Length;
        for (int row = start; row < end; row++)
        {
            ref Rng rng = ref _rng[row];
            Span<float> action = _actions.AsSpan(row * size, size);
            for (int i = 0; i < action.Length; i++)
            {
                action[i] = (float)rng.Uniform(_low[i], _high[i]);
            }
        }
    }
}
