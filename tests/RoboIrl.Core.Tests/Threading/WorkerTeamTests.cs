using System.Diagnostics;
using RoboIrl.Core.Threading;
using RoboIrl.Testing;
using Xunit;

namespace RoboIrl.Core.Tests.Threading;

public sealed class WorkerTeamTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Run_ManyJobs_EveryWorkerRunsEachOnce(int workers)
    {
        using WorkerTeam team = new(workers);
        int[] counts = new int[workers];
        Action<int> job = worker => counts[worker]++;
        for (int i = 1; i <= 5_000; i++)
        {
            team.Run(job);
            Assert.All(counts, count => Assert.Equal(i, count));
        }
    }

    [Fact]
    public void Run_LongAndUnevenJobs_AreWaitedFor()
    {
        using WorkerTeam team = new(3);
        int done = 0;
        for (int slow = 0; slow < 3; slow++)
        {
            team.Run(worker =>
            {
                if (worker == slow)
                {
                    Thread.SpinWait(3_000_000);
                }

                Interlocked.Increment(ref done);
            });
            Assert.Equal((slow + 1) * 3, done);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Run_AWorkerThrows_OthersFinishAndTheTeamGoesOn(int thrower)
    {
        using WorkerTeam team = new(3);
        for (int round = 0; round < 200; round++)
        {
            int finished = 0;
            AggregateException error = Assert.Throws<AggregateException>(() => team.Run(worker =>
            {
                if (worker == thrower)
                {
                    throw new InvalidOperationException("on purpose");
                }

                Interlocked.Increment(ref finished);
            }));
            Assert.Equal("on purpose", Assert.Single(error.InnerExceptions).Message);
            Assert.Equal(2, finished);
            finished = 0;
            team.Run(_ => Interlocked.Increment(ref finished));
            Assert.Equal(3, finished);
        }
    }

    [Fact]
    public void Run_AllWorkersThrow_AllErrorsAreGiven()
    {
        using WorkerTeam team = new(4);
        AggregateException error = Assert.Throws<AggregateException>(() => team.Run(worker => throw new InvalidOperationException($"{worker}")));
        Assert.Equal(["0", "1", "2", "3"], error.InnerExceptions.Select(e => e.Message));
    }

    [Fact]
    public void Run_FromAJobOrAfterDispose_IsRefused()
    {
        WorkerTeam team = new(2);
        AggregateException nested = Assert.Throws<AggregateException>(() => team.Run(worker =>
        {
            if (worker == 1)
            {
                team.Run(_ => { });
            }
        }));
        Assert.IsType<InvalidOperationException>(nested.InnerException);
        AggregateException disposal = Assert.Throws<AggregateException>(() => team.Run(worker =>
        {
            if (worker == 0)
            {
                team.Dispose();
            }
        }));
        Assert.IsType<InvalidOperationException>(disposal.InnerException);
        int ran = 0;
        team.Run(_ => Interlocked.Increment(ref ran));
        Assert.Equal(2, ran);
        team.Dispose();
        team.Dispose();
        Assert.Throws<ObjectDisposedException>(() => team.Run(_ => { }));
    }

    [Fact]
    public void Constructor_StartHook_RunsOncePerStartedThreadBeforeAnyJob()
    {
        int started = 0;
        using WorkerTeam team = new(4, () => Interlocked.Increment(ref started));
        Assert.Equal(3, started);
    }

    [Fact]
    public void Constructor_StartHookThrows_IsGivenToTheCaller()
    {
        AggregateException error = Assert.Throws<AggregateException>(() => new WorkerTeam(3, () => throw new InvalidOperationException("no library")));
        Assert.Equal(["no library", "no library"], error.InnerExceptions.Select(e => e.Message));
        Assert.Throws<ArgumentOutOfRangeException>(() => new WorkerTeam(0));
    }

    [Fact]
    public void Dispose_IdleForLong_EndsQuickly()
    {
        for (int i = 0; i < 50; i++)
        {
            Stopwatch clock = Stopwatch.StartNew();
            WorkerTeam team = new(4);
            Thread.SpinWait(i * 20_000);
            team.Dispose();
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20));
        }
    }

    [Fact]
    public void Run_KeptDelegate_AllocatesNothing()
    {
        using WorkerTeam team = new(3);
        long[] sums = new long[3];
        long[] allocated = new long[3];
        int round = 0;
        Action<int> job = worker =>
        {
            // Some rounds are long enough for the others to fall asleep.
            Thread.SpinWait(round % 8 == worker ? 40_000 : 10);
            sums[worker]++;
            allocated[worker] = GC.GetAllocatedBytesForCurrentThread();
        };
        Action run = () =>
        {
            round++;
            team.Run(job);
        };
        Allocations.Measure(run, 200);
        long[] before = [.. allocated];
        Allocations.AssertNone(run, 1_000);
        Assert.Equal(before[1..], allocated[1..]);
    }

    [Theory]
    [InlineData(1, 7)]
    [InlineData(3, 7)]
    [InlineData(4, 2)]
    [InlineData(5, 0)]
    [InlineData(3, int.MaxValue)]
    public void RowsOf_AllWorkers_TileTheRows(int workers, int n)
    {
        using WorkerTeam team = new(workers);
        int next = 0;
        for (int worker = 0; worker < workers; worker++)
        {
            (int start, int end) = team.RowsOf(worker, n);
            Assert.Equal(next, start);
            Assert.InRange(end - start, n / workers, (n / workers) + 1);
            next = end;
        }

        Assert.Equal(n, next);
    }

    [Fact]
    public async Task Run_ManyTeamsAtOnce_NeverHang()
    {
        // More threads than cores, jobs that throw now and then: a lost wake-up would show as a hang.
        Task[] tasks = [.. Enumerable.Range(0, 4).Select(t => Task.Factory.StartNew(
            () =>
            {
                using WorkerTeam team = new(3);
                int count = 0;
                for (int i = 0; i < 3_000; i++)
                {
                    try
                    {
                        team.Run(worker =>
                        {
                            Interlocked.Increment(ref count);
                            if ((i + worker + t) % 97 == 0)
                            {
                                throw new InvalidOperationException();
                            }
                        });
                    }
                    catch (AggregateException)
                    {
                        // On purpose.
                    }
                }

                Assert.Equal(9_000, count);
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default))];
        await Task.WhenAll(tasks).WaitAsync(TimeSpan.FromSeconds(120));
    }
}
