using RoboIrl.Core.Configuration;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Policies;
using RoboIrl.Core.Randomness;
using RoboIrl.Envs;
using RoboIrl.Rendering;
using RoboIrl.Rendering.Pixels;

namespace RoboIrl.Cli.Running;

/// <summary>Runs a policy for one episode in one world and keeps its states.</summary>
/// <remarks>Episode e of a seed starts as the e-th episode of an evaluation with that seed.</remarks>
internal sealed class EpisodeRunner : IDisposable
{
    private readonly MuJoCoEnvironment _world;
    private readonly PixelObserver? _pixels;

    /// <summary>Makes the world.</summary>
    /// <param name="definition">The environment.</param>
    /// <param name="pixels">Cameras it is observed through, if any.</param>
    public EpisodeRunner(EnvironmentDefinition definition, PixelConfig? pixels = null)
    {
        _world = definition.CreateWorld();
        Spec = _world.Spec;
        if (pixels?.IsEnabled() == true)
        {
            _pixels = new PixelObserver(_world.Model, pixels);
            Spec = PixelEnvironment.SpecOf(Spec, pixels);
        }
    }

    /// <summary>The world's model, for drawing.</summary>
    public MuJoCo.MjModel Model => _world.Model;

    /// <summary>Shapes and bounds.</summary>
    public EnvironmentSpec Spec { get; }

    /// <summary>Runs an episode.</summary>
    /// <param name="policy">Acts on raw observations.</param>
    /// <param name="mode">Deterministic or sampled actions.</param>
    /// <param name="seed">Seed of the world.</param>
    /// <param name="stream">Number of the episode.</param>
    /// <param name="stop">Breaks the episode off.</param>
    public RecordedEpisode Run(IPolicy policy, ActMode mode, ulong seed, ulong stream, CancellationToken stop)
    {
        EnvironmentSpec spec = Spec;
        double[] observed = new double[_world.Spec.Observation.Size];
        float[] observation = new float[spec.Observation.Size];
        float[] action = new float[spec.Action.Size];
        double[] state = new double[Model.StateSize];
        double[] info = new double[spec.InfoNames.Count];
        Rng noise = new(seed, ~stream); // a stream of its own, apart from the world's

        _world.Seed(seed, stream);
        _world.Reset(observed);
        _world.Data.GetState(state);
        _pixels?.Begin(state);
        RecordedEpisode episode = new(spec.Id, state.Length, action.Length, spec.ControlTimestep, seed, stream, spec.InfoNames);
        episode.Begin(state);
        while (episode.End == EpisodeEnd.None && !stop.IsCancellationRequested)
        {
            Observe(observed, observation);
            policy.Act(observation, action, mode, ref noise);
            StepResult step = _world.Step(action, observed);
            _world.Data.GetState(state);
            _pixels?.Append(state);
            _world.ReadInfo(info);
            episode.Add(action, step.Reward, state, step.End, info);
        }

        return episode;
    }

    public void Dispose()
    {
        _pixels?.Dispose();
        _world.Dispose();
    }

    // The environment's own observation, then the frames, whichever there are.
    private void Observe(ReadOnlySpan<double> from, Span<float> to)
    {
        int frames = Spec.Image?.Size ?? 0;
        for (int i = 0; i < to.Length - frames; i++)
        {
            to[i] = (float)from[i];
        }

        _pixels?.Frames.CopyTo(to[^frames..]);
    }
}
