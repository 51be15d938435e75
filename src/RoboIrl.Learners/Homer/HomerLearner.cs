// After HOMER (Misra, Henaff, Krishnamurthy and Langford 2020, "Kinematic state abstraction and provably efficient rich-observation
// reinforcement learning", arXiv:1911.05815, algorithm 1).
//
//   Psi(0) = N copies of the uniform policy. For h = 1 .. H-1:
//   n episodes (x, a, x'): a uniform member of Psi(h-1) leads to x in layer h-1, a is uniform, x' is seen in layer h; a pair (x, a, x'')
//   is put together with where another episode led
//   L_abs  = -mean( 1/2 log p(real | x, a, x') + 1/2 log(1 - p(real | x, a, x'')) ),  p = sum_j softmax(W x')_j sigmoid(g_j(x)[a])
//   phi(x') = argmax_j (W x')_j
//   for each i: policy i of Psi(h) = dynamic programming (Psdp.cs) on Psi(0) .. Psi(h-1) for the return 1[phi(x_h) = i]
//   Then dynamic programming for the problem's rewards on Psi(0) .. Psi(H-1).
//
// It costs N H (H-1) / 2 problems of dynamic programming, where composed inverse kinematics costs none: that is what the comparison
// is about.
//
// Deviations: the sum over abstract states is exact, the authors' code draws one by a Gumbel softmax; every episode
// gives a real pair and one that was put together, the paper takes two for one of either; a fixed number of Adam steps, theirs up to
// 200 epochs in batches of 32 with a patience of 10; every tenth episode is held out, theirs every fifth; the same episodes per
// problem for homing policies and rewards. No abstraction of x is learned: nothing uses it.
//
// Layers are numbered from 0 here, from 1 in the paper. Shapes: d observation elements, A actions, N abstract states.
using RoboIrl.Core.Layered;
using RoboIrl.Core.Randomness;
using RoboIrl.Learners.Layered;

namespace RoboIrl.Learners.Homer;

/// <summary>Homing policies from kinematic abstraction; the file's opening lines say how.</summary>
public sealed class HomerLearner : ILayeredLearner
{
    private readonly HomerConfig _config;

    /// <summary>Creates a learner.</summary>
    /// <param name="config">Hyper-parameters.</param>
    public HomerLearner(HomerConfig config) => _config = config;

    /// <inheritdoc/>
    public LayeredResult Learn(ILayeredProblem problem, ulong seed, Action<LayerRecord> log, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(log);
        _config.Check(problem.Spec);
        Rng rng = new(seed, 1);
        using LayeredRollouts rollouts = new(problem.Spec, problem.CreateBatch, _config.Workers, seed);
        HomerCover cover = new(problem.Spec, _config.Heads);
        int missing = 0;
        try
        {
            for (int layer = 1; layer < problem.Spec.Horizon; layer++)
            {
                missing += Abstract(cover, rollouts, layer, ref rng, log, stop) ? 0 : 1;
                cover.Add(Home(cover, rollouts, layer, ref rng, log, stop));
            }

            long explored = rollouts.Episodes;
            GreedyValues policy = new Psdp(_config.Psdp).Learn(rollouts, cover.Policies, ref rng, log, stop);
            return new LayeredResult(policy, rollouts.Episodes, [policy, cover]) { RewardEpisodes = rollouts.Episodes - explored, MissingGains = missing, Cover = cover.Policies, Decoder = cover };
        }
        catch
        {
            cover.Dispose();
            throw;
        }
    }

    // L_abs, until it is accepted. Says whether it is.
    private bool Abstract(HomerCover cover, LayeredRollouts rollouts, int layer, ref Rng rng, Action<LayerRecord> log, CancellationToken stop)
    {
        LayeredSpec spec = rollouts.Spec;
        RolloutData data = new(spec.ObservationSize) { KeepsFork = true, KeepsEnd = true };
        rollouts.Play(new RolloutPlan { Before = cover.Policies[layer - 1], Fork = layer - 1, End = layer }, data, _config.Samples);
        data.Shuffle(ref rng); // pairs are put together of neighbours
        InversePlan plan = new(_config.Updates, _config.LearningRate, _config.Attempts, held => -held.Mean < _config.AcceptedLoss);
        BestInverse<HomerNetworks> best = new InverseFit(data, data.Actions.ToArray(), spec.Actions, _config.BatchSize)
            .TrainBest(seed => new HomerNetworks(spec.ObservationSize, _config.Hidden, spec.Actions, _config.Heads, seed), plan, ref rng, stop);
        cover.Add(best.Model);
        bool accepted = plan.IsEnough(best.HeldOut);
        log(new LayerRecord("abstraction", layer, layer - 1, data.Count, best.Attempts, -Math.Log(2), best.HeldOut.Mean, best.HeldOut.Error) { HasGain = accepted });
        return accepted;
    }

    // A policy to each abstract state. Their many problems of dynamic programming are told of as one.
    private HomingPolicies Home(HomerCover cover, LayeredRollouts rollouts, int layer, ref Rng rng, Action<LayerRecord> log, CancellationToken stop)
    {
        List<GreedyValues> policies = [];
        List<LayerRecord> problems = [];
        Psdp psdp = new(_config.Psdp);
        try
        {
            for (int state = 0; state < _config.Heads; state++)
            {
                policies.Add(psdp.Learn(rollouts, cover.Policies, ref rng, problems.Add, stop, new PsdpGoal(layer, cover.DecoderOf(layer), state)));
            }
        }
        catch
        {
            new HomingPolicies(policies).Dispose();
            throw;
        }

        double error = Math.Sqrt(problems.Sum(static r => r.Error * r.Error)) / problems.Count;
        log(new LayerRecord("homing", layer, 0, problems.Sum(static r => r.Episodes), 1, problems.Average(static r => r.Trivial), problems.Average(static r => r.Achieved), error));
        return new HomingPolicies(policies);
    }
}
