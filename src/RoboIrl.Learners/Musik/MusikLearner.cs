// MusIK, the composed form (Mhammedi, Foster and Rakhlin 2023, "Representation learning with multi-step inverse kinematics",
// arXiv:2304.05889, appendix C, algorithm 5), then policy search by dynamic programming on its cover (Psdp.cs).
//
//   Psi(0) = N copies of the uniform policy. For h = 1 .. H-1, from n episodes (k, x, a, x'): a member k of Psi(h-1), drawn
//   uniformly, leads to x in layer h-1, a is uniform, x' is seen in layer h:
//
//   max over f_1 .. f_N, W   mean log sum_j f_j(a | x) softmax(W x')_j                                              (eq. 6)
//   j' = argmax_j (W x')_j;  g(k | j) = count(k, j' = j) / count(j' = j)                                            (eq. 7)
//   member j of Psi(h): member argmax_k g(k | j) of Psi(h-1), then argmax_a f_j(a | x) in layer h-1
//
// Deviations: g, a network on one-hot labels in the paper, is its maximiser in closed form, the table of frequencies; every tenth
// episode is held out, and where its likelihood shows no gain over blind guessing, log(1/A), the problem is begun again with fresh
// weights; if wanted, twice as many episodes are played until the gain is there beyond chance. All count.
//
// Layers are numbered from 0 here, from 1 in the paper. Shapes: B episodes of a batch, d observation elements, A actions, N heads.
using RoboIrl.Core.Layered;
using RoboIrl.Core.Randomness;
using RoboIrl.Learners.Layered;

namespace RoboIrl.Learners.Musik;

/// <summary>MusIK for problems whose covers compose layer by layer; the file's opening lines say how.</summary>
public sealed class MusikLearner : ILayeredLearner
{
    private readonly MusikConfig _config;

    /// <summary>Creates a learner.</summary>
    /// <param name="config">Hyper-parameters.</param>
    public MusikLearner(MusikConfig config) => _config = config;

    /// <inheritdoc/>
    public LayeredResult Learn(ILayeredProblem problem, ulong seed, Action<LayerRecord> log, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(log);
        int heads = _config.Check(problem.Spec);
        Rng rng = new(seed, 1);
        using LayeredRollouts rollouts = new(problem.Spec, problem.CreateBatch, _config.Workers, seed);
        MusikCover cover = new(problem.Spec, heads);
        int missing = 0;
        try
        {
            for (int layer = 1; layer < problem.Spec.Horizon; layer++)
            {
                stop.ThrowIfCancellationRequested();
                missing += Extend(cover, rollouts, ref rng, log, stop) ? 0 : 1;
            }

            long explored = rollouts.Episodes;
            GreedyValues policy = new Psdp(_config.Psdp).Learn(rollouts, cover.Policies, ref rng, log, stop);
            return new LayeredResult(policy, rollouts.Episodes, [policy, cover])
            {
                RewardEpisodes = rollouts.Episodes - explored,
                MissingGains = missing,
                Cover = cover.Policies,
                Decoder = cover,
            };
        }
        catch
        {
            cover.Dispose();
            throw;
        }
    }

    // From the cover of a layer to that of the next one. Says whether the gain is there.
    private bool Extend(MusikCover cover, LayeredRollouts rollouts, ref Rng rng, Action<LayerRecord> log, CancellationToken stop)
    {
        int layer = cover.Policies.Count;
        RolloutPlan plan = new() { Before = cover.Policies[layer - 1], Fork = layer - 1, End = layer };
        RolloutData data = new(rollouts.Spec.ObservationSize) { KeepsFork = true, KeepsEnd = true };
        double trivial = -Math.Log(rollouts.Spec.Actions), wanted = _config.WantedGain;
        rollouts.Play(plan, data, _config.Samples);
        BestInverse<MusikNetworks> best = Fit(data, rollouts.Spec, cover.Heads, ref rng, stop);
        int attempts = best.Attempts;
        while (!best.HeldOut.Proves(trivial, wanted) && 2L * data.Count <= _config.MostSamples)
        {
            best.Model.Dispose(); // other episodes will be held out: likelihoods do not compare
            rollouts.Play(plan, data, data.Count);
            best = Fit(data, rollouts.Spec, cover.Heads, ref rng, stop);
            attempts += best.Attempts;
        }

        best.Model.Parents = Parents.Of(best.Model.Decoder, data, cover.Heads); // eq. 7
        cover.Add(best.Model);
        bool gained = best.HeldOut.Proves(trivial, wanted);
        log(new LayerRecord("cover", layer, layer - 1, data.Count, attempts, trivial, best.HeldOut.Mean, best.HeldOut.Error) { HasGain = gained });
        return gained;
    }

    // Eq. 6, until the gain may be there; or is there beyond chance, where more episodes are played otherwise: fresh weights cost none.
    private BestInverse<MusikNetworks> Fit(RolloutData data, LayeredSpec spec, int heads, ref Rng rng, CancellationToken stop)
    {
        double trivial = -Math.Log(spec.Actions);
        InversePlan plan = new(_config.Updates, _config.LearningRate, _config.Attempts, held => _config.MostSamples > _config.Samples ? held.Proves(trivial, _config.WantedGain) : held.MayShow(trivial, _config.WantedGain));
        return new InverseFit(data, data.Actions.ToArray(), spec.Actions, _config.BatchSize)
            .TrainBest(seed => new MusikNetworks(spec.ObservationSize, _config.Hidden, spec.Actions, heads, seed), plan, ref rng, stop);
    }
}
