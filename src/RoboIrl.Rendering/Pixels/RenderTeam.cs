using System.Runtime.ExceptionServices;
using System.Threading.Channels;

namespace RoboIrl.Rendering.Pixels;

/// <summary>Threads that draw, each with a renderer of its own: an OpenGL context never changes its thread.</summary>
/// <remarks>Any thread may ask for drawing, also several at a time. Row i is always drawn by thread i mod T.</remarks>
internal sealed class RenderTeam : IDisposable
{
    private readonly Channel<Request>[] _requests;
    private readonly Thread[] _threads;
    private readonly Action<FrameRenderer, int> _draw;

    /// <param name="threads">T, at least 1.</param>
    /// <param name="create">Makes a thread's renderer, on that thread.</param>
    /// <param name="draw">Draws a row with the thread's renderer.</param>
    /// <exception cref="Gl.GlException">No OpenGL, or whatever else <paramref name="create"/> throws.</exception>
    public RenderTeam(int threads, Func<FrameRenderer> create, Action<FrameRenderer, int> draw)
    {
        _draw = draw;
        _requests = [.. Enumerable.Range(0, threads).Select(_ => Channel.CreateUnbounded<Request>(new() { SingleReader = true }))];
        _threads = new Thread[threads];
        using CountdownEvent ready = new(threads);
        Exception?[] failures = new Exception?[threads];
        for (int i = 0; i < threads; i++)
        {
            int thread = i;
            _threads[i] = new Thread(() => Serve(thread, create, failures, ready)) { IsBackground = true, Name = $"render {i}" };
            _threads[i].Start();
        }

        ready.Wait();
        if (Array.Find(failures, f => f is not null) is { } failure)
        {
            Dispose();
            ExceptionDispatchInfo.Throw(failure);
        }
    }

    /// <summary>Draws rows [start, start + count) and returns when they are done.</summary>
    public void Draw(int start, int count)
    {
        Batch batch = new(_threads.Length);
        for (int thread = 0; thread < _threads.Length; thread++)
        {
            _requests[thread].Writer.TryWrite(new Request(start, count, batch));
        }

        batch.Wait();
    }

    /// <summary>Ends the threads, which free their contexts.</summary>
    public void Dispose()
    {
        foreach (Channel<Request> requests in _requests)
        {
            requests.Writer.TryComplete();
        }

        foreach (Thread thread in _threads)
        {
            thread.Join();
        }
    }

    private void Serve(int thread, Func<FrameRenderer> create, Exception?[] failures, CountdownEvent ready)
    {
        FrameRenderer renderer;
        try
        {
            renderer = create();
        }
        catch (Exception e)
        {
            failures[thread] = e;
            ready.Signal();
            return;
        }

        ready.Signal();
        using (renderer)
        {
            ChannelReader<Request> requests = _requests[thread].Reader;
            while (requests.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
            {
                while (requests.TryRead(out Request request))
                {
                    Fulfil(thread, renderer, request);
                }
            }
        }
    }

    private void Fulfil(int thread, FrameRenderer renderer, Request request)
    {
        Exception? failure = null;
        try
        {
            for (int row = request.Start; row < request.Start + request.Count; row++)
            {
                if (row % _threads.Length == thread)
                {
                    _draw(renderer, row);
                }
            }
        }
        catch (Exception e)
        {
            failure = e; // of the caller, which waits
        }

        request.Batch.Done(failure);
    }

    private readonly record struct Request(int Start, int Count, Batch Batch);

    // The asking thread sleeps: a frame takes longer than waking it.
    private sealed class Batch(int parts)
    {
        private readonly object _gate = new();
        private int _left = parts;
        private Exception? _failure;

        public void Done(Exception? failure)
        {
            lock (_gate)
            {
                _failure ??= failure;
                if (--_left == 0)
                {
                    Monitor.Pulse(_gate);
                }
            }
        }

        public void Wait()
        {
            lock (_gate)
            {
                while (_left > 0)
                {
                    Monitor.Wait(_gate);
                }
            }

            if (_failure is not null)
            {
                ExceptionDispatchInfo.Throw(_failure);
            }
        }
    }
}
