using RoboIrl.Core.Configuration;
using RoboIrl.Core.Environments;
using RoboIrl.MuJoCo;

namespace RoboIrl.Rendering.Pixels;

/// <summary>Worlds that are observed through cameras: rendered frames in place of, or behind, the environment's own observation.</summary>
/// <remarks>
/// An image is [K, C, H, W] (<see cref="ImageSpec"/>); <see cref="ImageChannel"/> has the units. Frames are drawn off screen on
/// threads of this environment's own, each with its own OpenGL context. A state is the world's and the physics of the frames
/// before it, which a restored world draws again.
/// </remarks>
public sealed class PixelEnvironment : IVectorEnvironment, IStateResettable
{
    private readonly IVectorEnvironment _worlds;
    private readonly IStateResettable _states;
    private readonly IFinalStates _finals;
    private readonly PixelConfig _config;
    private readonly ImageSpec _image;
    private readonly FrameHistory[] _history;
    private readonly RenderTeam _team;
    private readonly int _innerSize;
    private readonly int _physicsSize;
    private readonly float[] _inner;
    private readonly float[] _innerFinal;
    private readonly float[] _final;
    private readonly double[][] _state;
    private readonly Work[] _work;

    /// <summary>Starts the drawing threads. The worlds belong to this environment from here on.</summary>
    /// <param name="worlds">Worlds whose states begin with the engine's own and which remember final states.</param>
    /// <param name="model">Their model.</param>
    /// <param name="config">Cameras, size, channels, frames.</param>
    /// <exception cref="ArgumentException">The worlds lack a needed contract.</exception>
    /// <exception cref="KeyNotFoundException">A camera is not in the model; the message has the nearest.</exception>
    /// <exception cref="Gl.GlException">No OpenGL; the message lists what was tried.</exception>
    public PixelEnvironment(IVectorEnvironment worlds, MjModel model, PixelConfig config)
    {
        ArgumentNullException.ThrowIfNull(worlds);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(config);
        _states = worlds as IStateResettable ?? throw Lacks(worlds, nameof(IStateResettable));
        _finals = worlds as IFinalStates ?? throw Lacks(worlds, nameof(IFinalStates));
        (_worlds, _config, _physicsSize) = (worlds, config, model.StateSize);
        _innerSize = worlds.Spec.Observation.Size;
        int count = worlds.Count;
        Spec = SpecOf(worlds.Spec, config);
        _image = Spec.Image!;
        _inner = new float[count * _innerSize];
        _innerFinal = new float[count * _innerSize];
        _final = new float[count * _image.Size];
        _history = [.. Enumerable.Range(0, count).Select(_ => new FrameHistory(config.Stack, _image.FrameSize, _physicsSize))];
        _state = [.. Enumerable.Range(0, count).Select(_ => new double[_states.StateSize])];
        _work = new Work[count];
        _team = new RenderTeam(Math.Min(config.Threads, count), () => new FrameRenderer(model, config), Draw);
    }

    private enum Work
    {
        Begin,
        Append,
        End,
        Redraw,
    }

    /// <inheritdoc/>
    public EnvironmentSpec Spec { get; }

    /// <inheritdoc/>
    public int Count => _worlds.Count;

    /// <inheritdoc/>
    public long NumericFaults => _worlds.NumericFaults;

    /// <inheritdoc/>
    public long NumericFaultsOf(int row) => _worlds.NumericFaultsOf(row);

    /// <inheritdoc/>
    public int StateSize => _states.StateSize + ((_image.Frames - 1) * _physicsSize);

    /// <summary>What an environment becomes when it is observed through cameras.</summary>
    /// <param name="spec">The environment's own.</param>
    /// <param name="config">Cameras, size, channels, frames.</param>
    public static EnvironmentSpec SpecOf(EnvironmentSpec spec, PixelConfig config)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(config);
        ImageSpec image = FrameRenderer.SpecOf(config);
        return spec with { Observation = VectorSpec.Unbounded((config.KeepState ? spec.Observation.Size : 0) + image.Size), Image = image };
    }

    /// <inheritdoc/>
    public void Reset(ulong seed, Span<float> observations)
    {
        _worlds.Reset(seed, _inner);
        Array.Fill(_work, Work.Begin);
        _team.Draw(0, Count);
        for (int row = 0; row < Count; row++)
        {
            Write(row, _inner, _history[row].Frames, observations.Slice(row * Spec.Observation.Size, Spec.Observation.Size));
        }
    }

    /// <inheritdoc/>
    public void Step(ReadOnlySpan<float> actions, StepBatch results)
    {
        _worlds.Step(actions, Inner(0, Count, results));
        Finish(0, Count, results);
    }

    /// <inheritdoc/>
    public void StepRows(int start, int count, ReadOnlySpan<float> actions, StepBatch results)
    {
        _worlds.StepRows(start, count, actions, Inner(start, count, results));
        Finish(start, count, results);
    }

    /// <inheritdoc/>
    public void ReadInfo(int row, Span<double> values) => _worlds.ReadInfo(row, values);

    /// <inheritdoc/>
    public void GetState(int index, Span<double> state)
    {
        _states.GetState(index, state[.._states.StateSize]);
        _history[index].Physics[..((_image.Frames - 1) * _physicsSize)].CopyTo(state[_states.StateSize..]);
    }

    /// <inheritdoc/>
    public void ResetTo(int index, ReadOnlySpan<double> state, Span<float> observation)
    {
        _states.ResetTo(index, state[.._states.StateSize], _inner.AsSpan(index * _innerSize, _innerSize));
        Span<double> physics = _history[index].Physics;
        state[_states.StateSize..].CopyTo(physics);
        state[.._physicsSize].CopyTo(physics[^_physicsSize..]);
        _work[index] = Work.Redraw;
        _team.Draw(index, 1);
        Write(index, _inner, _history[index].Frames, observation);
    }

    /// <summary>Ends the drawing threads and frees the worlds.</summary>
    public void Dispose()
    {
        _team.Dispose();
        _worlds.Dispose();
    }

    private StepBatch Inner(int start, int count, StepBatch results) => new()
    {
        Observations = _inner.AsSpan(start * _innerSize, count * _innerSize),
        FinalObservations = _innerFinal.AsSpan(start * _innerSize, count * _innerSize),
        Rewards = results.Rewards,
        Ends = results.Ends,
    };

    private void Finish(int start, int count, StepBatch results)
    {
        int size = Spec.Observation.Size;
        for (int i = 0; i < count; i++)
        {
            _work[start + i] = results.Ends[i] == EpisodeEnd.None ? Work.Append : Work.End;
        }

        _team.Draw(start, count);
        for (int i = 0; i < count; i++)
        {
            int row = start + i;
            ReadOnlySpan<float> frames = _history[row].Frames;
            Write(row, _inner, frames, results.Observations.Slice(i * size, size));
            ReadOnlySpan<float> final = _work[row] == Work.End ? _final.AsSpan(row * _image.Size, _image.Size) : frames;
            Write(row, _innerFinal, final, results.FinalObservations.Slice(i * size, size));
        }
    }

    // On a thread of the team.
    private void Draw(FrameRenderer renderer, int row)
    {
        double[] state = _state[row];
        FrameHistory history = _history[row];
        _states.GetState(row, state);
        ReadOnlySpan<double> physics = state.AsSpan(0, _physicsSize);
        switch (_work[row])
        {
            case Work.Append:
                history.Append(physics, renderer);
                break;
            case Work.Redraw:
                history.Redraw(renderer);
                break;
            case Work.End:
                DrawFinal(renderer, row, history);
                history.Begin(physics, renderer);
                break;
            default:
                history.Begin(physics, renderer);
                break;
        }
    }

    private void DrawFinal(FrameRenderer renderer, int row, FrameHistory history)
    {
        double[] final = new double[_physicsSize]; // once an episode
        _finals.GetFinalPhysics(row, final);
        history.Append(final, renderer);
        history.Frames.CopyTo(_final.AsSpan(row * _image.Size));
    }

    private void Write(int row, float[] inner, ReadOnlySpan<float> frames, Span<float> observation)
    {
        if (_config.KeepState)
        {
            inner.AsSpan(row * _innerSize, _innerSize).CopyTo(observation);
        }

        frames.CopyTo(observation[^_image.Size..]);
    }

    private static ArgumentException Lacks(IVectorEnvironment worlds, string contract) =>
        new($"The environment '{worlds.Spec.Id}' does not implement {contract}, which images of it need.", nameof(worlds));
}
