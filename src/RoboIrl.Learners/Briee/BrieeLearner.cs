// After BRIEE (Zhang, Song, Uehara, Wang, Agarwal and Sun 2022, "Efficient reinforcement learning in block MDPs: a model-free
// representation learning approach", arXiv:2202.00063).
//
//   Until the episodes are spent or the policy is good enough, in rounds:
//   collect    for each layer h, n episodes follow the policy to h; the actions in h and h + 1 are drawn uniformly, and both
//              transitions (x, a, r, x') join those of their layers, of which the most recent are kept    (BrieeCollector.cs)
//   represent  for each layer, phi_h(x, a) = softmax(W_h x / T) kron onehot(a), fresh every round: what is expected of any function
//              of x' is to be linear in it, and adversaries look for functions of which it is not         (RepresentationFit.cs)
//   plan       LSVI-UCB with these features; the policy of the next round is greedy in its optimistic values, the policy that
//              is judged and returned in those without a bonus                                         (OptimisticPlanner.cs)
//
// All layers are played and learned in every round, and a layer's good states are met only once the way there is known: a round
// costs H n episodes, and the longer the problem, the more rounds. That is what the comparison is about.
//
// What the paper leaves open is as in the authors' code (github.com/yudasong/briee), which was read and not copied. Deviations:
// Adam, its steps getting shorter within a representation, where theirs is gradient descent with a momentum of 0.99;
// 4 discriminators per representation instead of 30, of 64 hidden units instead of 256, with 32 steps of the encoder and 16 of
// the adversary for each instead of 64 and 64; where the encoder of the round before serves the new discriminators better than
// the fresh one, it stays; 100 episodes per layer and round instead of 50; the first round follows the uniform policy, theirs
// random values, and 200 rounds of uniform actions from H = 50 on; episodes that reach the last layer give one transition, where
// theirs are followed by others for the first layer; their judged policy has the bonus in it. The 20 episodes of a round's
// evaluation count: the learner stops by them.
//
// Layers are numbered from 0. Shapes: n episodes, d observation elements, A actions, N hidden states.
using RoboIrl.Core.Layered;
using RoboIrl.Core.Randomness;
using RoboIrl.Learners.Layered;
using RoboIrl.Learners.Rnd;

namespace RoboIrl.Learners.Briee;

/// <summary>Optimistic planning with learned representations; the file's opening lines say how.</summary>
public sealed class BrieeLearner : ILayeredLearner
{
    // Problems draw from the seed in their own way: what is done must not follow what happens.
    private const ulong Choices = 0x94D049BB133111EBUL;

    private readonly BrieeConfig _config;

    /// <summary>Creates a learner.</summary>
    /// <param name="config">Hyper-parameters.</param>
    public BrieeLearner(BrieeConfig config) => _config = config;

    /// <inheritdoc/>
    public LayeredResult Learn(ILayeredProblem problem, ulong seed, Action<LayerRecord> log, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(log);
        LayeredSpec spec = problem.Spec;
        _config.Check(spec);
        Rng rng = new(seed ^ Choices, 1);
        using BrieeCollector collector = new(problem, _config.Samples, _config.Recent, seed);
        using RepresentationFit fit = new(_config, spec);
        using ReturnGoal goal = new(problem, seed, _config.GoalReturn ?? double.PositiveInfinity, _config.EvaluationEpisodes, _config.GoalWindow);
        ReturnLog told = new("briee", spec.Horizon, _config.Episodes, log);
        StateEncoder?[] encoders = new StateEncoder?[spec.Horizon];
        ILayeredPolicy explorer = new UniformPolicy(spec.Actions), policy = explorer;
        bool reached = false;
        while (!reached && collector.Episodes + goal.Episodes + _config.EpisodesPerRound(spec.Horizon) <= _config.Episodes)
        {
            stop.ThrowIfCancellationRequested();
            collector.Play(explorer, ref rng);
            Represent(collector.Replays, encoders, fit, ref rng);
            explorer = Plan(collector.Replays, encoders, spec, _config.BonusPerLayer * spec.Horizon);
            policy = Plan(collector.Replays, encoders, spec, 0);
            reached = goal.IsReached(policy);
            told.Add([(float)goal.LastMean], collector.Episodes + goal.Episodes);
        }

        told.Flush(collector.Episodes + goal.Episodes);
        return new LayeredResult(policy, collector.Episodes + goal.Episodes, []) { RewardEpisodes = collector.Episodes + goal.Episodes };
    }

    // Every layer's representation is learned anew.
    internal void Represent(IReadOnlyList<TransitionReplay> data, StateEncoder?[] encoders, RepresentationFit fit, ref Rng rng)
    {
        for (int layer = 0; layer < encoders.Length; layer++)
        {
            encoders[layer] = fit.Train(data[layer], layer == 0 ? _config.FirstTemperature : _config.Temperature, encoders[layer], ref rng);
        }
    }

    internal OptimisticValues Plan(IReadOnlyList<TransitionReplay> data, IReadOnlyList<StateEncoder?> encoders, LayeredSpec spec, double bonus) =>
        OptimisticPlanner.Plan(data, [.. encoders.Select(static e => e!)], spec.Actions, _config.PlanningRidge, bonus);
}
