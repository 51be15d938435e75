using System.Runtime.CompilerServices;
using RoboIrl.MuJoCo.Interop;

namespace RoboIrl.MuJoCo;

/// <summary>One simulation of a model: its state, inputs and results.</summary>
/// <remarks>
/// Belongs to one thread at a time. Owns native memory and keeps its model alive; <see cref="Dispose"/> frees it, there
/// is no finalizer. Spans are views of native memory: valid until disposal, never to be stored. After
/// <see cref="Step"/> the position and velocity are new, while derived results (places of bodies, forces) belong to the
/// last evaluation inside the step; call <see cref="Forward"/> where they must match. Nothing here allocates managed memory.
/// </remarks>
public sealed unsafe partial class MjData : IDisposable
{
    private static int _live;
    private readonly mjModel* _modelPointer;
    private mjData* _data;

    /// <summary>Makes a simulation at the model's initial configuration.</summary>
    /// <param name="model">The model; it stays alive at least as long as this.</param>
    /// <exception cref="MuJoCoException">The engine has no memory for it.</exception>
    /// <exception cref="ObjectDisposedException">The model is disposed.</exception>
    public MjData(MjModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        model.Retain();
        Model = model;
        _modelPointer = model.Pointer;
        mjData* data;
        int status = Guard.rm_make_data(_modelPointer, &data);
        if (status != Guard.Ok || data is null)
        {
            model.Release();
            Guard.Check(status, $"making data for the model '{model.Source}'");
            throw new MuJoCoException($"MuJoCo made no data for the model '{model.Source}'.");
        }

        _data = data;
        Interlocked.Increment(ref _live);
    }

    /// <summary>Number of simulations whose native memory is not yet freed, in the whole process. For leak tests.</summary>
    public static int LiveCount => Volatile.Read(ref _live);

    /// <summary>The model.</summary>
    public MjModel Model { get; }

    /// <summary>Memory of all arrays of the simulation, bytes; its stack of scratch memory, which is mostly never touched, not included.</summary>
    public long BufferBytes => Pointer->nbuffer;

    /// <summary>The native data; valid until disposed.</summary>
    /// <exception cref="ObjectDisposedException">The data is disposed.</exception>
    internal mjData* Pointer
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if (_data is null)
            {
                ThrowDisposed();
            }

            return _data;
        }
    }

    /// <summary>Advances the simulation with the control held, in one native transition.</summary>
    /// <param name="count">Number of steps of <see cref="MjModel.Timestep"/>, 0 or more.</param>
    /// <param name="rnePostConstraint">Whether to compute <see cref="CfrcExt"/>, <see cref="CfrcInt"/> and accelerations of bodies after the last step.</param>
    /// <exception cref="MuJoCoException">The engine met a fault; reset before going on. A numeric blow-up is no fault: see <see cref="NumericWarnings"/>.</exception>
    public void Step(int count = 1, bool rnePostConstraint = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        int status = Guard.rm_step(_modelPointer, Pointer, count, rnePostConstraint ? 1 : 0);
        if (status != Guard.Ok)
        {
            Guard.Check(status, $"a step of the model '{Model.Source}'");
        }
    }

    /// <summary>Computes every result from the state and the inputs, without advancing the time.</summary>
    /// <exception cref="MuJoCoException">The engine met a fault; reset before going on.</exception>
    public void Forward()
    {
        int status = Guard.rm_forward(_modelPointer, Pointer);
        if (status != Guard.Ok)
        {
            Guard.Check(status, $"the forward dynamics of the model '{Model.Source}'");
        }
    }

    /// <summary>Puts everything to the initial configuration (mj_resetData): clears all memory, tens of microseconds.</summary>
    public void Reset() => CheckReset(Guard.rm_reset_data(_modelPointer, Pointer));

    /// <summary>Puts everything to a keyframe of the model.</summary>
    /// <param name="keyframe">The keyframe.</param>
    /// <exception cref="MuJoCoException">The model has no such keyframe.</exception>
    public void Reset(KeyframeId keyframe) => CheckReset(Guard.rm_reset_keyframe(_modelPointer, Pointer, keyframe.Index));

    /// <summary>
    /// Puts the state, the inputs and the warning counters to the initial configuration and leaves scratch memory as
    /// it is. Followed by <see cref="Forward"/> it gives the same bits as <see cref="Reset()"/> and <see cref="Forward"/>, far cheaper.
    /// </summary>
    public void ResetInputs() => CheckReset(Guard.rm_reset_inputs(_modelPointer, Pointer));

    /// <summary>Copies everything, results included, from another simulation of the same model.</summary>
    /// <param name="source">The other simulation.</param>
    /// <exception cref="ArgumentException">It is of another model.</exception>
    public void CopyFrom(MjData source)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (!ReferenceEquals(source.Model, Model))
        {
            throw new ArgumentException($"The source simulates the model '{source.Model.Source}', this one '{Model.Source}': both must share one MjModel.", nameof(source));
        }

        Guard.Check(Guard.rm_copy_data(Pointer, _modelPointer, source.Pointer), $"copying data of the model '{Model.Source}'");
    }

    /// <summary>
    /// Writes the integration state: time, position, velocity, activation, warm start, control, applied forces, mocap,
    /// user data. Stepping from it continues bit by bit.
    /// </summary>
    /// <param name="state">Receives <see cref="MjModel.StateSize"/> numbers.</param>
    /// <exception cref="ArgumentException">The span has another length.</exception>
    public void GetState(Span<double> state)
    {
        CheckState(state.Length);
        fixed (double* pointer = state)
        {
            Guard.Check(Guard.rm_get_state(_modelPointer, Pointer, pointer), "reading the state");
        }
    }

    /// <summary>Restores a state of <see cref="GetState"/>; results are stale until <see cref="Forward"/> or <see cref="Step"/>.</summary>
    /// <param name="state"><see cref="MjModel.StateSize"/> numbers from a simulation of the same model.</param>
    /// <exception cref="ArgumentException">The span has another length.</exception>
    public void SetState(ReadOnlySpan<double> state)
    {
        CheckState(state.Length);
        fixed (double* pointer = state)
        {
            Guard.Check(Guard.rm_set_state(_modelPointer, Pointer, pointer), "restoring the state");
        }
    }

    /// <summary>
    /// Computes the model's derived constants (inverse weights, subtree masses) anew after its masses, inertias or armatures
    /// were changed (mj_setConst). Uses this simulation as scratch: reset it or restore a state afterwards.
    /// </summary>
    /// <exception cref="MuJoCoException">The engine met a fault.</exception>
    public void RecomputeConstants()
    {
        int status = Guard.rm_set_const(_modelPointer, Pointer);
        if (status != Guard.Ok)
        {
            Guard.Check(status, $"the constants of the model '{Model.Source}'");
        }
    }

    /// <summary>Frees the native memory. Calling it twice is allowed.</summary>
    public void Dispose()
    {
        if (_data is not null)
        {
            MuJoCoApi.mj_deleteData(_data);
            _data = null;
            Interlocked.Decrement(ref _live);
            Model.Release();
        }
    }

    private void ThrowDisposed() => throw new ObjectDisposedException(nameof(MjData), $"The simulation of '{Model.Source}' is disposed.");

    private void CheckReset(int status)
    {
        if (status != Guard.Ok)
        {
            Guard.Check(status, $"a reset of the model '{Model.Source}'");
        }
    }

    private void CheckState(int length)
    {
        int expected = Model.StateSize;
        if (length != expected)
        {
            throw new ArgumentException($"The state has {length} numbers, the model '{Model.Source}' needs {expected} (MjModel.StateSize).");
        }
    }
}
