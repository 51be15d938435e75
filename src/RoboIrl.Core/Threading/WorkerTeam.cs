namespace RoboIrl.Core.Threading;

/// <summary>
/// W persistent worker threads that run one job together. The caller is worker 0, so a team of one starts no thread.
/// </summary>
/// <remarks>
/// Waiting spins briefly, then yields, then sleeps on an event: on a shared machine a spinning barrier starves the
/// worker it waits for. <see cref="Run"/> allocates nothing.
/// </remarks>
public sealed class WorkerTeam : IDisposable
{
    private const int SpinsBeforeSleep = 2_000;
    private readonly Thread[] _threads;
    private readonly SemaphoreSlim[] _wake;
    private readonly Exception?[] _errors;
    private readonly Action? _onWorkerStart;
    private Action<int>? _job;
    private int _generation;
    private int _pending;
    private volatile bool _stopping;

    /// <summary>Starts the team.</summary>
    /// <param name="workers">W, at least 1.</param>
    /// <param name="onWorkerStart">Runs once on each started thread, for example to set a native library's per-thread options.</param>
    public WorkerTeam(int workers, Action? onWorkerStart = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(workers, 1);
        Count = workers;
        _onWorkerStart = onWorkerStart;
        _errors = new Exception?[workers];
        _wake = new SemaphoreSlim[workers];
        _threads = new Thread[workers - 1];
        for (int i = 1; i < workers; i++)
        {
            int worker = i;
            _wake[i] = new SemaphoreSlim(0);
            _threads[i - 1] = new Thread(() => Loop(worker)) { IsBackground = true, Name = $"RoboIrl worker {worker}" };
            _threads[i - 1].Start();
        }
    }

    /// <summary>W, the number of workers, the caller included.</summary>
    public int Count { get; }

    /// <summary>Rows [start, end) of n that belong to a worker.</summary>
    /// <param name="worker">0 .. W-1.</param>
    /// <param name="n">Number of rows.</param>
    public (int Start, int End) RowsOf(int worker, int n) => ((int)((long)worker * n / Count), (int)((long)(worker + 1) * n / Count));

    /// <summary>Runs <paramref name="job"/>(worker) on every worker and returns when all are done.</summary>
    /// <param name="job">Keep the delegate and pass the same one each time: then nothing is allocated.</param>
    /// <exception cref="AggregateException">A job threw; all workers had ended before.</exception>
    public void Run(Action<int> job)
    {
        if (Count > 1)
        {
            _job = job;
            Volatile.Write(ref _pending, Count - 1);
            Interlocked.Increment(ref _generation);
            for (int i = 1; i < Count; i++)
            {
                _wake[i].Release();
            }
        }

        Guarded(job, 0);
        SpinWait spin = default;
        while (Volatile.Read(ref _pending) > 0)
        {
            // Never sleep a whole time slice here: the others are at most one job away.
            spin.SpinOnce(sleep1Threshold: -1);
        }

        ThrowFirstErrors();
    }

    /// <summary>Ends the threads. Not to be called while a job runs.</summary>
    public void Dispose()
    {
        if (_stopping)
        {
            return;
        }

        _stopping = true;
        for (int i = 1; i < Count; i++)
        {
            _wake[i].Release();
        }

        foreach (Thread thread in _threads)
        {
            thread.Join();
        }

        for (int i = 1; i < Count; i++)
        {
            _wake[i].Dispose();
        }
    }

    private void Loop(int worker)
    {
        _onWorkerStart?.Invoke();
        int seen = 0;
        while (true)
        {
            for (int i = 0; i < SpinsBeforeSleep && Volatile.Read(ref _generation) == seen; i++)
            {
                Thread.SpinWait(20);
            }

            _wake[worker].Wait();
            if (_stopping)
            {
                return;
            }

            seen = Volatile.Read(ref _generation);
            Guarded(_job!, worker);
            Interlocked.Decrement(ref _pending);
        }
    }

    private void Guarded(Action<int> job, int worker)
    {
        try
        {
            job(worker);
        }
#pragma warning disable CA1031 // A worker's error of any kind is carried to the caller of Run.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _errors[worker] = e;
        }
    }

    private void ThrowFirstErrors()
    {
        if (Array.TrueForAll(_errors, static e => e is null))
        {
            return;
        }

        Exception[] errors = Array.FindAll(_errors, static e => e is not null)!;
        Array.Clear(_errors);
        throw new AggregateException(errors);
    }
}
