using RoboIrl.Core.Layered;
using RoboIrl.Core.Randomness;

namespace RoboIrl.Learners.Layered;

/// <summary>Exploration without learning, by name: the same dynamic programming, on the uniform policy in every layer.</summary>
internal sealed class UniformKind() : LayeredKind("uniform", "uniform exploration", "dynamic programming on episodes of uniform actions")
{
    /// <inheritdoc/>
    public override ILayeredLearner Create(LayeredBudget budget, int workers) => new Learner(budget, workers);

    private sealed class Learner(LayeredBudget budget, int workers) : ILayeredLearner
    {
        public LayeredResult Learn(ILayeredProblem problem, ulong seed, Action<LayerRecord> log, CancellationToken stop)
        {
            Rng rng = new(seed, 1);
            using LayeredRollouts rollouts = new(problem.Spec, problem.CreateBatch, workers, seed);
            int samples = checked((int)Math.Max(20, budget.Episodes / problem.Spec.Horizon));
            ILayeredPolicy[] cover = [.. Enumerable.Repeat(new UniformPolicy(problem.Spec.Actions), problem.Spec.Horizon)];
            GreedyValues policy = new Psdp(new PsdpConfig { Samples = samples }).Learn(rollouts, cover, ref rng, log, stop);
            return new LayeredResult(policy, rollouts.Episodes, [policy]) { RewardEpisodes = rollouts.Episodes, Cover = cover };
        }
    }
}
