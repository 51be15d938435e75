using System.Diagnostics;

namespace RoboIrl.Core.Threading;

/// <summary>
/// W persistent worker threads that run one job together. The caller is worker 0, so a team of one starts no thread.
/// </summary>
/// <remarks>
/// Waiting spins for some microseconds, then gives the core away to whoever wants it, and after a fifth of a millisecond
/// sleeps on a semaphore, on both sides: on a shared machine a spinning barrier starves the worker it waits for. A team
/// larger than the machine sleeps at once. <see cref="Run"/> allocates nothing.
/// </remarks>
public sealed class WorkerTeam : IDisposable
{
    private const int SpinsBeforeYield = 50;
    private static readonly long YieldTicks = Stopwatch.Frequency / 5_000;
    private const int Idle = 0;
    private const int Busy = 1;
    private const int Disposed = 2;

    private readonly Thread[] _threads;
    private readonly SemaphoreSlim[] _wake;
    private readonly SemaphoreSlim _done = new(0);
    private readonly Exception?[] _errors;
    private readonly Action? _onWorkerStart;
    private Action<int>? _job;
    private int _generation;
    private int _pending;
    private int _state;
    private volatile bool _stopping;

    /// <summary>Starts the team and waits until every worker is ready.</summary>
    /// <param name="workers">W, at least 1.</param>
    /// <param name="onWorkerStart">Runs once on each started thread, for example to set a native library's per-thread options; not on the caller's.</param>
    /// <exception cref="AggregateException"><paramref name="onWorkerStart"/> threw; no thread is left.</exception>
    public WorkerTeam(int workers, Action? onWorkerStart = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(workers, 1);
        Count = workers;
        _onWorkerStart = onWorkerStart;
        _errors = new Exception?[workers];
        _wake = new SemaphoreSlim[workers];
        _threads = new Thread[workers - 1];
        _pending = workers;
        for (int i = 0; i < workers; i++)
        {
            _wake[i] = new SemaphoreSlim(0);
        }

        for (int i = 1; i < workers; i++)
        {
            int worker = i;
            _threads[i - 1] = new Thread(() => Loop(worker)) { IsBackground = true, Name = $"RoboIrl worker {worker}" };
            _threads[i - 1].Start();
        }

        WaitForAll();
        try
        {
            ThrowErrors();
        }
        catch
        {
            Dispose();
            throw;
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
    /// <exception cref="AggregateException">A job threw; all workers had ended before, and the team can go on.</exception>
    /// <exception cref="InvalidOperationException">The team is running a job already: called from a job, or from two threads.</exception>
    /// <exception cref="ObjectDisposedException">The team is disposed.</exception>
    public void Run(Action<int> job)
    {
        Enter(Busy, "run a second job");
        try
        {
            // One more than the started threads: the caller counts too, so that exactly one party sees the last decrement.
            _job = job;
            Volatile.Write(ref _pending, Count);
            Interlocked.Increment(ref _generation);
            for (int i = 1; i < Count; i++)
            {
                _wake[i].Release();
            }

            Guarded(job, 0);
            WaitForAll();
            _job = null;
        }
        finally
        {
            Volatile.Write(ref _state, Idle);
        }

        ThrowErrors();
    }

    /// <summary>Ends the threads. Calling it twice is allowed.</summary>
    /// <exception cref="InvalidOperationException">A job is running.</exception>
    public void Dispose()
    {
        if (Volatile.Read(ref _state) == Disposed)
        {
            return;
        }

        Enter(Disposed, "be disposed");
        _stopping = true;
        Interlocked.Increment(ref _generation);
        for (int i = 1; i < Count; i++)
        {
            _wake[i].Release();
        }

        foreach (Thread thread in _threads)
        {
            thread.Join();
        }

        foreach (SemaphoreSlim wake in _wake)
        {
            wake.Dispose();
        }

        _done.Dispose();
    }

    private void Enter(int next, string what)
    {
        int state = Interlocked.CompareExchange(ref _state, next, Idle);
        ObjectDisposedException.ThrowIf(state == Disposed, this);
        if (state == Busy)
        {
            throw new InvalidOperationException($"A worker team cannot {what} while a job runs; wait until Run has returned.");
        }
    }

    private void Loop(int worker)
    {
        int seen = Volatile.Read(ref _generation);
        Guarded(_ => _onWorkerStart?.Invoke(), worker);
        Finished();
        while (true)
        {
            long deadline = 0;
            for (int i = 0; Volatile.Read(ref _generation) == seen && Pause(i, ref deadline); i++)
            {
            }

            // One release per generation and one wait per release: the count never drifts, whatever a job throws.
            _wake[worker].Wait();
            if (_stopping)
            {
                return;
            }

            seen = Volatile.Read(ref _generation);
            Guarded(_job!, worker);
            Finished();
        }
    }

    private void Finished()
    {
        if (Interlocked.Decrement(ref _pending) == 0)
        {
            _done.Release();
        }
    }

    /// <summary>The caller's share is done: waits for the others unless it was the last.</summary>
    private void WaitForAll()
    {
        long deadline = 0;
        for (int i = 0; Volatile.Read(ref _pending) > 1 && Pause(i, ref deadline); i++)
        {
        }

        if (Interlocked.Decrement(ref _pending) > 0)
        {
            _done.Wait();
        }
    }

    /// <summary>One pause of a wait; false when it is time to sleep.</summary>
    private bool Pause(int i, ref long deadline)
    {
        if (Count > Environment.ProcessorCount)
        {
            return false;
        }

        if (i < SpinsBeforeYield)
        {
            Thread.SpinWait(20);
            return true;
        }

        long now = Stopwatch.GetTimestamp();
        deadline = deadline == 0 ? now + YieldTicks : deadline;
        Thread.Yield();
        return now < deadline;
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

    private void ThrowErrors()
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
