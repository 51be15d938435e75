using RoboIrl.Core.Layered;

namespace RoboIrl.Learners.Layered;

/// <summary>Judges what was learned by episodes of its own, which do not count as the learner's, and by the hidden tables.</summary>
/// <param name="problem">What was learned.</param>
/// <param name="workers">Threads that play.</param>
/// <param name="seed">Of the episodes; another one than the learner's.</param>
public sealed class LayeredJudge(IRevealedProblem problem, int workers, ulong seed)
{
    /// <summary>Mean return of a policy.</summary>
    /// <param name="policy">The policy; of several members one is drawn per episode.</param>
    /// <param name="episodes">How many, at least 1.</param>
    public double MeanReturn(ILayeredPolicy policy, int episodes)
    {
        ArgumentNullException.ThrowIfNull(policy);
        using LayeredRollouts rollouts = Rollouts();
        RolloutData data = new(problem.Spec.ObservationSize);
        rollouts.Play(new RolloutPlan { Fork = -1, After = policy, End = problem.Spec.Horizon }, data, episodes);
        double sum = 0;
        foreach (float value in data.Returns)
        {
            sum += value;
        }

        return sum / episodes;
    }

    /// <summary>How well a cover visits each cluster of each layer, and how well the decoder tells them apart.</summary>
    /// <param name="cover">[H] policies.</param>
    /// <param name="decoder">The decoder, or null.</param>
    /// <param name="episodes">Per member, at least 1.</param>
    public CoverQuality Judge(IReadOnlyList<ILayeredPolicy> cover, ILayeredDecoder? decoder, int episodes)
    {
        ArgumentNullException.ThrowIfNull(cover);
        using LayeredRollouts rollouts = Rollouts();
        List<double[]> ratios = [];
        List<double> attainable = [], decoding = [];
        for (int layer = 0; layer < cover.Count; layer++)
        {
            RolloutData data = new(problem.Spec.ObservationSize) { KeepsLatents = true, KeepsEnd = decoder is not null && layer > 0 };
            double[] best = new double[problem.Latents.Clusters], states = new double[problem.Latents.States];
            for (int member = 0; member < cover[layer].Members; member++)
            {
                rollouts.Play(new RolloutPlan { Before = cover[layer], Member = member, Fork = layer, End = layer }, data, episodes);
                Count(data.Latents[(member * episodes)..], layer, best, states);
            }

            ratios.Add([.. best.Select((visits, cluster) => visits / episodes / problem.Latents.MaximalClusterVisitation(layer, cluster))]);
            if (layer < problem.Spec.Horizon - 1)
            {
                attainable.Add(Attainable(layer, [.. states.Select(s => s / data.Count)]));
            }

            if (data.KeepsEnd)
            {
                decoding.Add(Accuracy(decoder!, data, layer));
            }
        }

        return new CoverQuality(ratios, attainable, decoder is null ? null : decoding);
    }

    private LayeredRollouts Rollouts() => new(problem.Spec, problem.CreateRevealedBatch, workers, seed);

    // Raises best to this member's visits of each cluster, where they are more, and adds its visits of each state.
    private void Count(ReadOnlySpan<int> latents, int layer, double[] best, double[] states)
    {
        double[] visits = new double[best.Length];
        foreach (int state in latents)
        {
            visits[problem.Latents.ClusterOf(layer, state)]++;
            states[state]++;
        }

        for (int i = 0; i < best.Length; i++)
        {
            best[i] = Math.Max(best[i], visits[i]);
        }
    }

    // E log p(a | s, s') for s as visited, a uniform, s' as the tables say.
    private double Attainable(int layer, double[] visits)
    {
        double sum = 0;
        for (int state = 0; state < problem.Latents.States; state++)
        {
            for (int next = 0; next < problem.Latents.States; next++)
            {
                double all = Enumerable.Range(0, problem.Spec.Actions).Sum(a => problem.Latents.Next(layer, state, a)[next]);
                for (int action = 0; action < problem.Spec.Actions; action++)
                {
                    double p = problem.Latents.Next(layer, state, action)[next];
                    sum += p > 0 ? visits[state] / problem.Spec.Actions * p * Math.Log(p / all) : 0;
                }
            }
        }

        return sum;
    }

    private double Accuracy(ILayeredDecoder decoder, RolloutData data, int layer)
    {
        int[] labels = new int[data.Count];
        decoder.Decode(layer, data.End, labels);
        var counts = new Dictionary<(int Label, int Cluster), int>();
        for (int i = 0; i < labels.Length; i++)
        {
            (int, int) key = (labels[i], problem.Latents.ClusterOf(layer, data.Latents[i]));
            counts[key] = counts.GetValueOrDefault(key) + 1;
        }

        return (double)counts.GroupBy(static c => c.Key.Label).Sum(static label => label.Max(static c => c.Value)) / data.Count;
    }
}
