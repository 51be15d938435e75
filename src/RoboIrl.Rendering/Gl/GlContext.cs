namespace RoboIrl.Rendering.Gl;

/// <summary>What every context keeps to: it belongs to one thread for life, and of a thread's contexts at most one is current.</summary>
/// <remarks>
/// The driver is only asked where another context is current on the thread. That is right as long as nobody else in the
/// process makes contexts current on threads that draw.
/// </remarks>
internal abstract class GlContext : IGlContext
{
    [ThreadStatic]
    private static GlContext? _current;

    private readonly Thread _owner = Thread.CurrentThread;
    private bool _disposed;

    public abstract GlBackend Backend { get; }

    public string Description { get; protected set; } = "";

    public void MakeCurrent()
    {
        if (TryMakeCurrent() is { } reason)
        {
            throw new GlException(reason);
        }
    }

    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        CheckThread();
        if (ReferenceEquals(_current, this))
        {
            Unbind();
            _current = null;
        }

        _disposed = true;
        Free();
    }

    /// <summary>As <see cref="MakeCurrent"/>, but tells why the driver refuses; null where it did not.</summary>
    protected string? TryMakeCurrent()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        CheckThread();
        if (ReferenceEquals(_current, this))
        {
            return null;
        }

        if (_current is { } other && other.Backend != Backend)
        {
            // Another library takes the thread without the first one's notice, which then would not take it back.
            other.Unbind();
            _current = null;
        }

        string? reason = Bind();
        if (reason is null)
        {
            _current = this;
        }

        return reason;
    }

    /// <summary>Makes the driver draw here; gives the reason where it refuses, and then the context before stays current.</summary>
    protected abstract string? Bind();

    /// <summary>Leaves the thread without a context. Called only while this one is current.</summary>
    protected abstract void Unbind();

    /// <summary>Gives everything back, once, when the context is not current.</summary>
    protected abstract void Free();

    private void CheckThread()
    {
        if (!ReferenceEquals(Thread.CurrentThread, _owner))
        {
            throw new InvalidOperationException(
                $"Thread {Name(Thread.CurrentThread)} uses an OpenGL context of thread {Name(_owner)}. A context serves only the thread that made it: make a renderer on each thread that draws, and dispose it there.");
        }
    }

    private static string Name(Thread thread) =>
        string.IsNullOrEmpty(thread.Name) ? $"{thread.ManagedThreadId}" : $"{thread.ManagedThreadId} ('{thread.Name}')";
}
