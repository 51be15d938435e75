using RoboIrl.Core.Environments;
using RoboIrl.Core.Learning;
using RoboIrl.Core.Randomness;

namespace RoboIrl.Core.Imitation;

/// <summary>Plays whole episodes with a policy that is being learned, one per world, to see what it visits.</summary>
/// <param name="worlds">As many as episodes; owned by the caller and used by nobody else meanwhile.</param>
public sealed class WholeEpisodes(IVectorEnvironment worlds)
{
    /// <summary>Steps of all episodes ever played.</summary>
    public long Steps { get; private set; }

    /// <summary>Mean return of the last episodes, by the environment's own reward; NaN where the physics failed in all of them.</summary>
    public double MeanReturn { get; private set; }

    /// <summary>Episodes in which the physics failed, since this was made.</summary>
    public long Faults { get; private set; }

    /// <summary>Plays an episode in each world, with sampled actions.</summary>
    /// <param name="learner">Acts.</param>
    /// <param name="seed">Of worlds and noise.</param>
    /// <returns>[n, O + A] all pairs, world by world; an episode in which the physics failed is left out.</returns>
    public float[] Play(IOffPolicyLearner learner, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(learner);
        int n = worlds.Count, o = worlds.Spec.Observation.Size, a = worlds.Spec.Action.Size;
        float[] observations = new float[n * o], final = new float[n * o], actions = new float[n * a], normal = new float[n * a], rewards = new float[n];
        var ends = new EpisodeEnd[n];
        var noise = new Rng[n];
        var pairs = new List<float>[n];
        var playing = new bool[n];
        var returns = new double[n];
        long[] faults = [.. Enumerable.Range(0, n).Select(worlds.NumericFaultsOf)];
        for (int row = 0; row < n; row++)
        {
            (noise[row], pairs[row], playing[row]) = (new Rng(seed, (1UL << 32) + (ulong)row), [], true);
        }

        worlds.Reset(seed, observations);
        while (playing.AsSpan().Contains(true))
        {
            for (int row = 0; row < n; row++)
            {
                noise[row].FillNormal(normal.AsSpan(row * a, a));
            }

            learner.Act(observations, normal, actions);
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
                if (playing[row])
                {
                    returns[row] += rewards[row];
                    Steps++;
                    playing[row] = ends[row] == EpisodeEnd.None;
                    faults[row] -= playing[row] ? 0 : worlds.NumericFaultsOf(row); // below 0 where this episode failed
                }
            }
        }

        int[] sound = [.. Enumerable.Range(0, n).Where(row => faults[row] == 0)];
        Faults += n - sound.Length;
        MeanReturn = sound.Length == 0 ? double.NaN : sound.Average(row => returns[row]);
        return Join(pairs, sound);
    }

    /// <summary>Goes on counting where a checkpoint was.</summary>
    /// <param name="steps">Steps of all episodes before.</param>
    public void CountFrom(long steps) => Steps = steps;

    private static float[] Join(List<float>[] pairs, int[] rows)
    {
        var all = new float[rows.Sum(row => pairs[row].Count)];
        int at = 0;
        foreach (int row in rows)
        {
            pairs[row].CopyTo(all, at);
            at += pairs[row].Count;
        }

        return all;
    }
}
