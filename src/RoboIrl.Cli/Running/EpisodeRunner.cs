using RoboIrl.Core.Environments;
using RoboIrl.Core.Policies;
using RoboIrl.Core.Randomness;
using RoboIrl.Envs;
using RoboIrl.Rendering;

namespace RoboIrl.Cli.Running;

/// <summary>Runs a policy for one episode in one world and keeps its states.</summary>
/// <remarks>Episode e of a seed starts as the e-th episode of an evaluation with that seed.</remarks>
internal sealed class EpisodeRunner : IDisposable
{
    private readonly MuJoCoEnvironment _world;

    /// <summary>Makes the world.</summary>
    public EpisodeRunner(EnvironmentDefinition definition) => _world = Suite.CreateWorld(definition);

    /// <summary>The world's model, for drawing.</summary>
    public MuJoCo.MjModel Model => _world.Model;

    /// <summary>Shapes and bounds.</summary>
    public EnvironmentSpec Spec => _world.Spec;

    /// <summary>Runs an episode.</summary>
    /// <param name="policy">Acts on raw observations.</param>
    /// <param name="mode">Deterministic or sampled actions.</param>
    /// <param name="seed">Seed of the world.</param>
    /// <param name="stream">Number of the episode.</param>
    /// <param name="stop">Breaks the episode off.</param>
    public RecordedEpisode Run(IPolicy policy, ActMode mode, ulong seed, ulong stream, CancellationToken stop)
    {
        EnvironmentSpec spec = _world.Spec;
        double[] observed = new double[spec.Observation.Size];
        float[] observation = new float[spec.Observation.Size];
        float[] action = new float[spec.Action.Size];
        double[] state = new double[Model.StateSize];
        Rng noise = new(seed, ~stream); // a stream of its own, apart from the world's

        _world.Seed(seed, stream);
        _world.Reset(observed);
        _world.Data.GetState(state);
        RecordedEpisode episode = new(spec.Id, state.Length, action.Length, spec.ControlTimestep, seed, stream);
        episode.Begin(state);
        while (episode.End == EpisodeEnd.None && !stop.IsCancellationRequested)
        {
            Round(observed, observation);
            policy.Act(observation, action, mode, ref noise);
            StepResult step = _world.Step(action, observed);
            _world.Data.GetState(state);
            episode.Add(action, step.Reward, state, step.End);
        }

        return episode;
    }

    public void Dispose() => _world.Dispose();

    private static void Round(ReadOnlySpan<double> from, Span<float> to)
    {
        for (int i = 0; i < to.Length; i++)
        {
            to[i] = (float)from[i];
        }
    }
}
