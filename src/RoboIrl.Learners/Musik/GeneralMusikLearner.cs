// MusIK in its general form (Mhammedi, Foster and Rakhlin 2023, arXiv:2304.05889, algorithms 1 and 2): inverse kinematics over many
// steps, by dynamic programming for every layer h = 1 .. H-1 anew. For t = h-1 .. 0, from n episodes (x, a, i, x'): a member of Psi(t)
// leads to x in layer t, a is uniform, member i of what was learned for t+1 goes on, x' is seen in layer h; a and i drawn uniformly:
//
//   max over f, phi   mean log f((a, i) | phi(x), phi(x'))
//   member j at t:    (a, i) = argmax f( . | phi(x), j); take a, then go on as member i of t+1
//   Psi(h) = the members at t = 0
//
// The likeliest (a, i) is the one with the highest probability of leading from x to label j of layer h, since both were drawn
// uniformly and apart from the member that led to x: a step of dynamic programming, however rarely x is visited. That is what one step
// of inverse kinematics cannot say.
//
// phi is softmax(W x) here, and the likelihood is that of the mixture over its labels. The best of several attempts is kept, as each
// may end in a local optimum. Layers are numbered from 0. Shapes: B episodes of a batch, d observation elements, A actions, S labels.
using RoboIrl.Core.Layered;
using RoboIrl.Core.Randomness;
using RoboIrl.Learners.Layered;

namespace RoboIrl.Learners.Musik;

/// <summary>MusIK for every layered problem with few hidden states, at a price quadratic in the horizon; the file's opening lines say how.</summary>
public sealed class GeneralMusikLearner : ILayeredLearner
{
    private readonly MusikConfig _config;
    private readonly bool _oneStep;

    /// <summary>Creates a learner.</summary>
    /// <param name="config">Hyper-parameters; widths of hidden layers, updates and their step size, the wanted gain and the most samples have no meaning for its inverse kinematics: all attempts are made, and a gain is there where it is two standard errors above blind guessing.</param>
    /// <param name="oneStep">
    /// The ablation: the same networks learn the same problems, but of neighbouring layers alone, and covers are composed as <see cref="MusikLearner"/> composes them.
    /// </param>
    public GeneralMusikLearner(MusikConfig config, bool oneStep = false) => (_config, _oneStep) = (config, oneStep);

    /// <inheritdoc/>
    public LayeredResult Learn(ILayeredProblem problem, ulong seed, Action<LayerRecord> log, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(log);
        int labels = _config.Check(problem.Spec);
        Rng rng = new(seed, 1);
        using LayeredRollouts rollouts = new(problem.Spec, problem.CreateBatch, _config.Workers, seed);
        List<ILayeredPolicy> cover = [new UniformPolicy(problem.Spec.Actions)];
        List<KinematicsPolicy> learned = [];
        int missing = 0;
        try
        {
            while (cover.Count < problem.Spec.Horizon)
            {
                learned.Add(new KinematicsPolicy(cover.Count, labels));
                missing += Teach(learned[^1], cover, rollouts, ref rng, log, stop);
                cover.Add(learned[^1]);
            }

            long explored = rollouts.Episodes;
            GreedyValues values = new Psdp(_config.Psdp).Learn(rollouts, cover, ref rng, log, stop);
            return new LayeredResult(values, rollouts.Episodes, [values, .. learned]) { RewardEpisodes = rollouts.Episodes - explored, MissingGains = missing, Cover = cover, Decoder = new Targets(learned) };
        }
        catch
        {
            learned.ForEach(static policy => policy.Dispose());
            throw;
        }
    }

    // The cover of the next layer, from the layer before it down to the first. Says how many gains are missing.
    private int Teach(KinematicsPolicy policy, List<ILayeredPolicy> cover, LayeredRollouts rollouts, ref Rng rng, Action<LayerRecord> log, CancellationToken stop)
    {
        LayeredSpec spec = rollouts.Spec;
        int layer = cover.Count, missing = 0;
        double trivial = -Math.Log(spec.Actions * policy.Members);
        for (int at = layer - 1; at >= (_oneStep ? layer - 1 : 0); at--)
        {
            stop.ThrowIfCancellationRequested();
            RolloutData data = new(spec.ObservationSize) { KeepsFork = true, KeepsEnd = true };
            rollouts.Play(new RolloutPlan { Before = cover[at], Fork = at, After = policy, End = layer }, data, _config.Samples);
            BestInverse<KinematicsNetworks> best = Fit(data, spec.Actions, policy.Members, ref rng, stop);
            policy.Set(at, best.Model);
            bool gained = best.HeldOut.Proves(trivial, wanted: 0);
            missing += gained ? 0 : 1;
            log(new LayerRecord("cover", layer, at, data.Count, best.Attempts, trivial, best.HeldOut.Mean, best.HeldOut.Error) { HasGain = gained });
            if (_oneStep && cover[at] is KinematicsPolicy before)
            {
                policy.Follow(before, Parents.Of(policy.Target, data, policy.Members));
            }
        }

        return missing;
    }

    private BestInverse<KinematicsNetworks> Fit(RolloutData data, int actions, int labels, ref Rng rng, CancellationToken stop)
    {
        int[] pairs = new int[data.Count];
        for (int i = 0; i < pairs.Length; i++)
        {
            pairs[i] = (data.Actions[i] * labels) + data.Continuations[i];
        }

        InversePlan plan = new(_config.TableUpdates, _config.TableLearningRate, _config.Attempts, static _ => false);
        return new InverseFit(data, pairs, actions * labels, _config.BatchSize)
            .TrainBest(seed => new KinematicsNetworks(data.ObservationSize, actions, labels, seed), plan, ref rng, stop);
    }

    private sealed class Targets(IReadOnlyList<KinematicsPolicy> policies) : ILayeredDecoder
    {
        public void Decode(int layer, ReadOnlySpan<float> observations, Span<int> labels) => policies[layer - 1].Target.Decode(observations, labels);
    }
}
