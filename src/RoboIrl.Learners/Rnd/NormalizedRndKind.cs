using RoboIrl.Learners.Layered;

namespace RoboIrl.Learners.Rnd;

/// <summary>The same with Adam and a bonus in deviations of itself (Burda et al. 2019, section 2.4).</summary>
internal sealed class NormalizedRndKind() : LayeredKind("ppo-rnd-normalized", "PPO + RND, normalised", "the same with Adam and a bonus that is divided by its running deviation")
{
    /// <inheritdoc/>
    public override bool PlaysUntilSpent => true;

    /// <inheritdoc/>
    public override long FewestEpisodes(int horizon) => new RndConfig().Lanes;

    /// <inheritdoc/>
    public override ILayeredLearner Create(LayeredBudget budget, int workers) =>
        new RndLearner(new RndConfig { Episodes = budget.Episodes, Optimizer = RndOptimizer.Adam, NormalizeBonus = true, BonusCoefficient = 1 });
}
