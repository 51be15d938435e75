using RoboIrl.MuJoCo.Interop;

namespace RoboIrl.MuJoCo;

/// <summary>A compiled MuJoCo model: constant while simulations run, shared by any number of <see cref="MjData"/> on any threads.</summary>
/// <remarks>
/// Owns the native model. <see cref="Dispose"/> frees it as soon as no <see cref="MjData"/> of it lives; there is no
/// finalizer. Spans are views of native memory: writable, valid until the model is freed, never to be stored.
/// Changing a model while another thread steps it is the caller's fault.
/// </remarks>
public sealed unsafe partial class MjModel : IDisposable
{
    private static int _live;
    private mjModel* _model;
    private int _users = 1; // the owner, and every MjData

    private MjModel(mjModel* model, string source, string warning)
    {
        _model = model;
        Source = source;
        CompilerWarning = warning;
        Interlocked.Increment(ref _live);
    }

    /// <summary>Number of models whose native memory is not yet freed, in the whole process. For leak tests.</summary>
    public static int LiveCount => Volatile.Read(ref _live);

    /// <summary>Version of the engine, such as "2.2.2".</summary>
    /// <exception cref="Native.NativeException">The engine cannot be loaded.</exception>
    public static string EngineVersion
    {
        get
        {
            Engine.EnsureReady();
            return Engine.Text(MuJoCoApi.mj_version());
        }
    }

    /// <summary>File name or title that the model came from, for messages.</summary>
    public string Source { get; }

    /// <summary>What the compiler warned about, or an empty string.</summary>
    public string CompilerWarning { get; }

    /// <summary>The native model; valid until freed.</summary>
    /// <exception cref="ObjectDisposedException">The model is disposed.</exception>
    internal mjModel* Pointer
    {
        get
        {
            ObjectDisposedException.ThrowIf(_model is null, this);
            return _model;
        }
    }

    /// <summary>A simulation state of this model, at its initial configuration.</summary>
    /// <returns>The data; the caller disposes it.</returns>
    /// <exception cref="MuJoCoException">The engine has no memory for it.</exception>
    public MjData CreateData() => new(this);

    /// <summary>A deep copy, for changes that must not reach other users of this model.</summary>
    /// <returns>The copy; the caller disposes it.</returns>
    /// <exception cref="MuJoCoException">The engine has no memory for it.</exception>
    public MjModel Clone()
    {
        mjModel* copy;
        Guard.Check(Guard.rm_copy_model(Pointer, &copy), $"copying the model '{Source}'");
        return new MjModel(copy, Source, CompilerWarning);
    }

    /// <summary>Frees the model once no <see cref="MjData"/> uses it. Calling it twice is allowed.</summary>
    public void Dispose()
    {
        if (!_disposed)
        {
            _disposed = true;
            Release();
        }
    }

    private bool _disposed;

    /// <summary>Counts a new user.</summary>
    internal void Retain()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        Interlocked.Increment(ref _users);
    }

    /// <summary>Counts a user off; the last one frees the model.</summary>
    internal void Release()
    {
        if (Interlocked.Decrement(ref _users) == 0)
        {
            MuJoCoApi.mj_deleteModel(_model);
            _model = null;
            Interlocked.Decrement(ref _live);
        }
    }
}
