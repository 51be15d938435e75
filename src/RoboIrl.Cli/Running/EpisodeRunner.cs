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
    private readonly EnvironmentDefinition _definition;
    private MuJoCoEnvironment _world;
    private int _member;
    private readonly PixelObserver? _pixels;

    /// <summary>Makes the first world.</summary>
    /// <param name="definition">The environment.</param>
    /// <param name="pixels">Cameras it is observed through, if any.</param>
    public EpisodeRunner(EnvironmentDefinition definition, PixelConfig? pixels = null)
    {
        _definition = definition;
        _world = MemberOf(0).CreateWorld();
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
    public EnvironmentSpec Spec { get; private set; }

    /// <summary>Runs an episode.</summary>
    /// <param name="policy">Acts on raw observations.</param>
    /// <param name="mode">Deterministic or sampled actions.</param>
    /// <param name="seed">Seed of the world.</param>
    /// <param name="stream">Number of the episode.</param>
    /// <param name="stop">Breaks the episode off.</param>
    public RecordedEpisode Run(IPolicy policy, ActMode mode, ulong seed, ulong stream, CancellationToken stop)
    {
        Enter((int)(stream % (ulong)Math.Max(1, _definition.Members.Count)));
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

    private EnvironmentDefinition MemberOf(int index) => _definition.Members.Count > 0 ? _definition.Members[index] : _definition;

    // Episode e of an evaluation was in member e modulo their number.
    private void Enter(int member)
    {
        if (member == _member)
        {
            return;
        }

        MuJoCoEnvironment next = MemberOf(member).CreateWorld();
        _world.Dispose();
        (_world, _member) = (next, member);
        Spec = Spec with { Id = next.Spec.Id };
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
