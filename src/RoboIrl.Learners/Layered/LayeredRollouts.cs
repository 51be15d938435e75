using RoboIrl.Core.Layered;
using RoboIrl.Core.Threading;

namespace RoboIrl.Learners.Layered;

/// <summary>Plays episodes of a problem on several threads and counts them.</summary>
/// <remarks>What is played depends on the seed and on the order of the calls, or on <see cref="RolloutPlan.First"/>, not on the number of workers.</remarks>
internal sealed class LayeredRollouts : IDisposable
{
    // Enough rows to read a network's weights for, few enough to spread evenly.
    private const int BlockRows = 1024;

    private readonly WorkerTeam _team;
    private readonly RolloutLane[] _lanes;
    private readonly ulong _seed;
    private readonly Action<int> _job;
    private RolloutPlan? _plan;
    private RolloutData? _data;
    private int _start, _count, _next;
    private long _first;

    /// <summary>Makes the batches and starts the threads.</summary>
    /// <param name="spec">The problem's sizes.</param>
    /// <param name="createBatch">Makes a batch of a capacity; with hidden states where they are asked for.</param>
    /// <param name="workers">Threads, the caller's included.</param>
    /// <param name="seed">Of episodes and actions.</param>
    public LayeredRollouts(LayeredSpec spec, Func<int, ILayeredBatch> createBatch, int workers, ulong seed)
    {
        Spec = spec;
        _seed = seed;
        _job = Work;
        _lanes = new RolloutLane[workers];
        try
        {
            for (int i = 0; i < workers; i++)
            {
                _lanes[i] = new RolloutLane(createBatch(BlockRows));
            }

            _team = new WorkerTeam(workers);
        }
        catch
        {
            FreeLanes();
            throw;
        }
    }

    /// <summary>The problem's sizes.</summary>
    public LayeredSpec Spec { get; }

    /// <summary>Episodes begun so far. One that was broken off before its last layer counts as a whole one.</summary>
    public long Episodes { get; private set; }

    /// <summary>Plays episodes and adds them to the data.</summary>
    /// <param name="plan">What they do.</param>
    /// <param name="data">Gets a row per episode.</param>
    /// <param name="count">How many, at least 1.</param>
    public void Play(RolloutPlan plan, RolloutData data, int count)
    {
        (_plan, _data, _start, _count, _first, _next) = (plan, data, data.Count, count, plan.First ?? Episodes, 0);
        data.Grow(count);
        Episodes += count;
        _team.Run(_job);
    }

    /// <summary>Plays whole episodes of a policy, of whose members each follows one, and keeps nothing else of them.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="count">How many, at least 1.</param>
    /// <returns>Their mean return.</returns>
    public double MeanReturn(ILayeredPolicy policy, int count)
    {
        RolloutData data = new(Spec.ObservationSize);
        Play(new RolloutPlan { Fork = -1, After = policy, End = Spec.Horizon }, data, count);
        double sum = 0;
        foreach (float value in data.Returns)
        {
            sum += value;
        }

        return sum / count;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _team.Dispose();
        FreeLanes();
    }

    // Those that were made.
    private void FreeLanes()
    {
        foreach (RolloutLane? lane in _lanes)
        {
            lane?.Dispose();
        }
    }

    private void Work(int worker)
    {
        while (true)
        {
            int from = (Interlocked.Increment(ref _next) - 1) * BlockRows;
            if (from >= _count)
            {
                return;
            }

            _lanes[worker].Play(_plan!, _data!, _start, from, Math.Min(BlockRows, _count - from), _seed, _first + from);
        }
    }
}
