using RoboIrl.Learners.Layered;

namespace RoboIrl.Learners.Rnd;

/// <summary>PPO with random network distillation by name. It plays few episodes at once, so more threads serve its networks only.</summary>
internal sealed class RndKind() : LayeredKind("ppo-rnd", "PPO + RND", "proximal policy optimisation, rewarded for observations that a predictor does not know yet, until the episodes are spent")
{
    /// <inheritdoc/>
    public override bool PlaysUntilSpent => true;

    /// <inheritdoc/>
    public override long FewestEpisodes(int horizon) => new RndConfig().Lanes;

    /// <inheritdoc/>
    public override ILayeredLearner Create(LayeredBudget budget, int workers) => new RndLearner(new RndConfig { Episodes = budget.Episodes });
}
