using System.Runtime.InteropServices;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace RoboIrl.Torch.Tests.Tensors;

[Collection(SerialCollection.Name)]
public sealed class ScopeTests
{
    [Fact]
    public void Scope_ManyOperations_ReturnsTheLiveCountToItsStart()
    {
        long start = LiveTensors.Settled();
        using Tensor x = torch.randn(8, 8);
        for (int i = 0; i < 200; i++)
        {
            using DisposeScope scope = NewDisposeScope();
            Tensor y = torch.randn(8, 8, requires_grad: true);
            Tensor z = (x.matmul(y) + 1).relu().sum();
            z.backward();
            Assert.NotNull(y.grad);
            Assert.Equal(scope.DisposablesCount, Tensor.TotalCount - start - 1);
        }

        Assert.Equal(start + 1, Tensor.TotalCount);
    }

    [Fact]
    public void Scope_ManualDisposalOfMost_KeepsTheListSmall()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor kept = torch.ones(1);
        for (int i = 0; i < 10_000; i++)
        {
            Tensor t = kept + i;
            Assert.Equal(2, scope.DisposablesCount);
            t.Dispose();
        }

        Assert.Equal([kept], scope.DisposablesView);
    }

    [Fact]
    public void Scope_InterleavedDisposalAndMoves_FreesEachTensorOnce()
    {
        long start = LiveTensors.Settled();
        var survivors = new List<Tensor>();
        using (DisposeScope outer = NewDisposeScope())
        {
            using (DisposeScope inner = NewDisposeScope())
            {
                for (int i = 0; i < 300; i++)
                {
                    Tensor t = torch.full([1], i);
                    if (i % 3 == 0)
                    {
                        t.Dispose();
                    }
                    else if (i % 7 == 0)
                    {
                        survivors.Add(t.MoveToOuterDisposeScope());
                    }
                }

                Assert.All(survivors, t => Assert.True(outer.Contains(t) && !inner.Contains(t)));
            }

            Assert.All(survivors, t => Assert.False(t.IsInvalid));
            Assert.Equal(survivors.Count, outer.DisposablesCount);
        }

        Assert.All(survivors, t => Assert.True(t.IsInvalid));
        Assert.Equal(start, Tensor.TotalCount);
    }

    [Fact]
    public void Scope_UsedAfterDispose_ThrowsObjectDisposedException()
    {
        DisposeScope scope = NewDisposeScope();
        scope.Dispose();
        scope.Dispose();
        Assert.Throws<ObjectDisposedException>(() => scope.DisposablesCount);
        Assert.Throws<ObjectDisposedException>(() => scope.Attach(torch.ones(1)));
    }

    [Fact]
    public void Scope_OtherDisposables_AreDisposedWithIt()
    {
        var stream = new MemoryStream();
        using (DisposeScope scope = NewDisposeScope())
        {
            scope.Attach(stream);
            Assert.True(scope.Contains(stream));
            Assert.Equal(1, scope.DisposablesCount);
        }

        Assert.False(stream.CanRead);
    }

    [Fact]
    public void Scope_DisposedOutOfOrder_ClosesTheInnerOnes()
    {
        DisposeScope outer = NewDisposeScope();
        DisposeScope inner = NewDisposeScope();
        Tensor t = torch.ones(1);
        outer.Dispose();
        Assert.True(t.IsInvalid);
        Assert.Null(torch.CurrentDisposeScope);
        Assert.Throws<ObjectDisposedException>(() => inner.DisposablesCount);
    }

    [Fact]
    public void Tensor_UsedAfterDispose_ThrowsInvalidOperationException()
    {
        Tensor t = torch.ones(2);
        t.Dispose();
        t.Dispose();
        Assert.True(t.IsInvalid);
        Assert.Throws<InvalidOperationException>(() => t + 1);
        Assert.Throws<InvalidOperationException>(() => t.shape);
        Assert.Throws<InvalidOperationException>(() => t.add_(1));
        Assert.Throws<InvalidOperationException>(() => torch.cat(new[] { t }));
        Assert.Throws<InvalidOperationException>(() => t.data<float>());
    }

    [Fact]
    public void Tensor_DroppedOutsideEveryScope_IsFreedByTheCollector()
    {
        long start = LiveTensors.Settled();
        Drop();
        Assert.Equal(start, LiveTensors.Settled());

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        static void Drop()
        {
            for (int i = 0; i < 100; i++)
            {
                torch.ones(3).add_(1);
            }
        }
    }

    [Fact]
    public void LargeDroppedTensors_DoNotPileUp()
    {
        long start = LiveTensors.Settled();
        long peak = 0;
        for (int i = 0; i < 400; i++)
        {
            torch.empty(1 << 20);
            peak = Math.Max(peak, Tensor.TotalCount - start);
        }

        // 4 MB each, 256 MB are tolerated: without asking the collector nothing would ever be freed.
        Assert.InRange(peak, 1, 70);
    }

    [Fact]
    public void Detach_KeepsTheTensorAliveAndUnowned()
    {
        Tensor t;
        using (DisposeScope scope = NewDisposeScope())
        {
            t = torch.ones(1).DetachFromDisposeScope();
            Assert.Equal(0, scope.DisposablesCount);
        }

        Assert.Equal(1f, t.item<float>());
        t.Dispose();
    }

    [Fact]
    public void Failures_InsideAScope_LeakNothing()
    {
        long start = LiveTensors.Settled();
        for (int i = 0; i < 50; i++)
        {
            using DisposeScope scope = NewDisposeScope();
            ExternalException e = Assert.Throws<ExternalException>(() => torch.ones(2, 3).matmul(torch.ones(2, 3)));
            Assert.Contains("2x3", e.Message, StringComparison.Ordinal);
        }

        Assert.Equal(start, Tensor.TotalCount);
    }

    [Fact]
    public void Threads_WithTheirOwnScopes_DoNotDisturbEachOther()
    {
        long start = LiveTensors.Settled();
        using Tensor shared = torch.ones(16, 16);
        var failures = new System.Collections.Concurrent.ConcurrentQueue<string>();
        Thread[] threads = [.. Enumerable.Range(1, 4).Select(k => new Thread(() => Work(k)))];
        Array.ForEach(threads, t => t.Start());
        Array.ForEach(threads, t => t.Join());
        Assert.Empty(failures);
        Assert.Equal(start + 1, Tensor.TotalCount);

        void Work(int k)
        {
            torch.set_num_threads(1);
            if (torch.CurrentDisposeScope is not null || !torch.is_grad_enabled())
            {
                failures.Enqueue("a new thread starts without scope and with gradients");
            }

            using IDisposable? mode = k % 2 == 0 ? torch.no_grad() : null;
            for (int i = 0; i < 100; i++)
            {
                using DisposeScope scope = NewDisposeScope();
                double sum = (shared * k).matmul(shared).sum().ToDouble();
                if (sum != 4096.0 * k || torch.is_grad_enabled() != (k % 2 == 1))
                {
                    failures.Enqueue($"thread {k}: sum {sum}");
                }

                try
                {
                    shared.matmul(torch.ones(3, k));
                    failures.Enqueue("no error");
                }
                catch (ExternalException e) when (e.Message.Contains($"3x{k}", StringComparison.Ordinal))
                {
                    // The message belongs to this thread.
                }
            }
        }
    }

    [Fact]
    public void InScopeOperations_OnTwoThreads_CountTheirOwnStatistics()
    {
        ThreadDisposeScopeStatistics statistics = DisposeScopeManager.Statistics;
        statistics.Reset();
        using (DisposeScope scope = NewDisposeScope())
        {
            torch.ones(1);
            torch.ones(1).DetachFromDisposeScope().Dispose();
        }

        Assert.Equal(2, statistics.CreatedInScopeCount);
        Assert.Equal(1, statistics.DisposedInScopeCount);
        Assert.Equal(1, statistics.DetachedFromScopeCount);
        Assert.Equal(1, statistics.DisposedOutsideScopeCount);
        Assert.Equal(0, statistics.ThreadTotalLiveCount);
    }
}
