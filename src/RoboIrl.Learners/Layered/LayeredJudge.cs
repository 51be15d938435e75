using RoboIrl.Core.Layered;

namespace RoboIrl.Learners.Layered;

/// <summary>Judges what was learned by episodes of its own, which do not count as the learner's, and by the hidden tables.</summary>
/// <param name="problem">What was learned.</param>
/// <param name="workers">Threads that play.</param>
/// <param name="seed">Of the episodes; another one than the learner's.</param>
public sealed class LayeredJudge(IRevealedProblem problem, int workers, ulong seed)
{
    /// <summary>Breaks <see cref="Judge"/> off by an exception, between two members of a cover.</summary>
    public CancellationToken Stop { get; init; }

    /// <summary>Mean return of a policy.</summary>
    /// <param name="policy">The policy; of several members one is drawn per episode.</param>
    /// <param name="episodes">How many, at least 1.</param>
    public double MeanReturn(ILayeredPolicy policy, int episodes)
    {
        ArgumentNullException.ThrowIfNull(policy);
        using LayeredRollouts rollouts = Rollouts();
        return rollouts.MeanReturn(policy, episodes);
    }

    /// <summary>How well a cover visits each cluster of each layer, and how well the decoder tells them apart.</summary>
    /// <remarks>
    /// All members play the same episodes, so that they differ in what they do alone. Where a member follows one of the layer before, that
    /// one's actions are taken over: nothing is observed or decided twice, only the steps are taken again.
    /// </remarks>
    /// <param name="cover">[H] policies, or those of the first layers.</param>
    /// <param name="decoder">The decoder, or null.</param>
    /// <param name="episodes">Per member, at least 1.</param>
    /// <exception cref="ArgumentException">There is no cover, one of too many layers, or no episode.</exception>
    /// <exception cref="OperationCanceledException"><see cref="Stop"/> was asked for.</exception>
    public CoverQuality Judge(IReadOnlyList<ILayeredPolicy> cover, ILayeredDecoder? decoder, int episodes)
    {
        ArgumentNullException.ThrowIfNull(cover);
        ArgumentOutOfRangeException.ThrowIfLessThan(episodes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(cover.Count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(cover.Count, problem.Spec.Horizon);
        using LayeredRollouts rollouts = Rollouts();
        List<double[]> ratios = [], errors = [];
        List<double> attainable = [], decoding = [];
        int[][][] before = []; // [members][layers][episodes] what the members of the layer before did
        for (int layer = 0; layer < cover.Count; layer++)
        {
            int[][][]? done = layer + 1 < cover.Count && HasParents(cover[layer + 1]) ? new int[cover[layer].Members][][] : null;
            RolloutData data = new(problem.Spec.ObservationSize) { KeepsLatents = true, KeepsEnd = decoder is not null && layer > 0 };
            double[] best = new double[problem.Latents.Clusters], states = new double[problem.Latents.States];
            for (int member = 0; member < cover[layer].Members; member++)
            {
                Stop.ThrowIfCancellationRequested();
                int[][] known = cover[layer].ParentOf(member) is { } parent && layer > 0 ? before[parent] : [];
                int[][]? doing = done is null ? null : [.. known, .. Enumerable.Range(known.Length, layer - known.Length).Select(_ => new int[episodes])];
                rollouts.Play(new RolloutPlan { Before = cover[layer], Member = member, Fork = layer, End = layer, First = 0, Known = known, Done = doing }, data, episodes);
                done?[member] = doing!;
                Count(data.Latents[(member * episodes)..], layer, best, states);
            }

            before = done ?? [];
            double[] optima = [.. best.Select((_, cluster) => problem.Latents.MaximalClusterVisitation(layer, cluster))];
            ratios.Add([.. best.Zip(optima, (visits, optimum) => visits / episodes / optimum)]);
            errors.Add([.. best.Zip(optima, (visits, optimum) => Math.Sqrt(visits / episodes * (1 - (visits / episodes)) / episodes) / optimum)]);
            if (layer < problem.Spec.Horizon - 1)
            {
                attainable.Add(Attainable(layer, [.. states.Select(s => s / data.Count)]));
            }

            if (data.KeepsEnd)
            {
                decoding.Add(BalancedAccuracy(decoder!, data, layer, optima, episodes));
            }
        }

        return new CoverQuality(ratios, errors, attainable, decoder is null ? null : decoding);
    }

    // Whether what the layer before does must be kept.
    private static bool HasParents(ILayeredPolicy policy) => Enumerable.Range(0, policy.Members).Any(member => policy.ParentOf(member) is not null);

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

    // Labels are named by one half of the episodes and judged by the other: chance has no share in it.
    private double BalancedAccuracy(ILayeredDecoder decoder, RolloutData data, int layer, double[] optima, int episodes)
    {
        int[] labels = new int[data.Count];
        decoder.Decode(layer, data.End, labels);
        double[,] named = Shares(labels, data.Latents, layer, episodes, 0), judged = Shares(labels, data.Latents, layer, episodes, 1);
        double right = 0;
        for (int label = 0; label < named.GetLength(0); label++)
        {
            right += judged[label, Enumerable.Range(0, optima.Length).MaxBy(cluster => named[label, cluster])];
        }

        return right / optima.Count(static optimum => optimum > 0);
    }

    // [labels, clusters] of a cluster's observations, in the even or the odd episodes of each member, the share that has a label.
    private double[,] Shares(int[] labels, ReadOnlySpan<int> latents, int layer, int episodes, int half)
    {
        double[,] shares = new double[labels.Max() + 1, problem.Latents.Clusters];
        int[] seen = new int[problem.Latents.Clusters];
        for (int row = 0; row < labels.Length; row++)
        {
            if (row % episodes % 2 != half)
            {
                continue; // members play the same episodes, and none may be in both halves
            }

            int cluster = problem.Latents.ClusterOf(layer, latents[row]);
            shares[labels[row], cluster]++;
            seen[cluster]++;
        }

        for (int place = 0; place < shares.Length; place++)
        {
            (int label, int cluster) = (place / seen.Length, place % seen.Length);
            shares[label, cluster] /= Math.Max(1, seen[cluster]);
        }

        return shares;
    }
}
