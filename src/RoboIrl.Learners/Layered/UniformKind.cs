using RoboIrl.Core.Layered;
using RoboIrl.Core.Randomness;

namespace RoboIrl.Learners.Layered;

/// <summary>Dynamic programming without a cover, by name: as on one, but uniform actions lead to every layer. It learns, other than <c>UniformExploration</c>.</summary>
internal sealed class UniformKind() : LayeredKind("uniform", "PSDP, uniform actions", "dynamic programming on episodes that uniform actions begin, without a cover")
{
    private const int Fewest = 20; // per layer: two of them are held out

    /// <inheritdoc/>
    public override bool PlaysUntilSpent => true;

    /// <inheritdoc/>
    public override long FewestEpisodes(int horizon) => (long)Fewest * horizon;

    /// <inheritdoc/>
    public override ILayeredLearner Create(LayeredBudget budget, int workers) => new Learner(budget, workers);

    private sealed class Learner(LayeredBudget budget, int workers) : ILayeredLearner
    {
        public LayeredResult Learn(ILayeredProblem problem, ulong seed, Action<LayerRecord> log, CancellationToken stop)
        {
            Rng rng = new(seed, 1);
            using LayeredRollouts rollouts = new(problem.Spec, problem.CreateBatch, workers, seed);
            int samples = checked((int)Math.Max(Fewest, budget.Episodes / problem.Spec.Horizon));
            ILayeredPolicy[] cover = [.. Enumerable.Repeat(new UniformPolicy(problem.Spec.Actions), problem.Spec.Horizon)];
            GreedyValues policy = new Psdp(new PsdpConfig { Samples = samples }).Learn(rollouts, cover, ref rng, log, stop);
            return new LayeredResult(policy, rollouts.Episodes, [policy]) { RewardEpisodes = rollouts.Episodes, Cover = cover };
        }
    }
}
