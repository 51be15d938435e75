using RoboIrl.Core.Environments;
using RoboIrl.Core.Learning;
using RoboIrl.Core.Randomness;

namespace RoboIrl.Core.Imitation;

/// <summary>Plays whole episodes with a policy that is being learned, one per world, to see what it visits.</summary>
/// <param name="worlds">As many as episodes; owned by the caller and used by nobody else meanwhile.</param>
public sealed class WholeEpisodes(IVectorEnvironment worlds)
{
    private readonly int _pair = worlds.Spec.Observation.Size + worlds.Spec.Action.Size;

    /// <summary>Steps of all episodes ever played.</summary>
    public long Steps { get; private set; }

    /// <summary>Mean return of the last episodes, by the environment's own reward.</summary>
    public double MeanReturn { get; private set; }

    /// <summary>Plays an episode in each world, with sampled actions.</summary>
    /// <param name="learner">Acts.</param>
    /// <param name="seed">Of worlds and noise.</param>
    /// <returns>[n, O + A] all pairs, world by world.</returns>
    public float[] Play(IOffPolicyLearner learner, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(learner);
        int n = worlds.Count, o = worlds.Spec.Observation.Size, a = worlds.Spec.Action.Size;
        float[] observations = new float[n * o], final = new float[n * o], actions = new float[n * a], rewards = new float[n];
        var ends = new EpisodeEnd[n];
        var noise = new Rng[n];
        var pairs = new List<float>[n];
        var playing = new bool[n];
        for (int row = 0; row < n; row++)
        {
            (noise[row], pairs[row], playing[row]) = (new Rng(seed, (1UL << 32) + (ulong)row), [], true);
        }

        double sum = 0;
        worlds.Reset(seed, observations);
        while (playing.AsSpan().Contains(true))
        {
            learner.Act(observations, noise, actions);
            for (int row = 0; row < n; row++)
            {
                if (playing[row])
                {
                    pairs[row].AddRange(observations.AsSpan(row * o, o));
                    pairs[row].AddRange(actions.AsSpan(row * a, a));
                }
            }

            worlds.Step(actions, new StepBatch { Observations = observations, FinalObservations = final, Rewards = rewards, Ends = ends });
            for (int row = 0; row < n; row++)
            {
                sum += playing[row] ? rewards[row] : 0;
                playing[row] &= ends[row] == EpisodeEnd.None;
            }
        }

        float[] all = [.. pairs.SelectMany(static episode => episode)];
        Steps += all.Length / _pair;
        MeanReturn = sum / n;
        return all;
    }

    /// <summary>Goes on counting where a checkpoint was.</summary>
    /// <param name="steps">Steps of all episodes before.</param>
    public void CountFrom(long steps) => Steps = steps;
}
