using RoboIrl.Learners.Layered;

namespace RoboIrl.Learners.Briee;

/// <summary>BRIEE by name. A round plays few episodes at once and its representations are small, so more threads serve little.</summary>
internal sealed class BrieeKind() : LayeredKind("briee", "BRIEE-like", "optimistic planning with features that no adversary finds wanting, in turns with exploration, until the episodes are spent")
{
    /// <inheritdoc/>
    public override bool PlaysUntilSpent => true;

    /// <inheritdoc/>
    public override long FewestEpisodes(int horizon) => new BrieeConfig().EpisodesPerRound(horizon);

    /// <inheritdoc/>
    public override ILayeredLearner Create(LayeredBudget budget, int workers) => new BrieeLearner(new BrieeConfig { Episodes = budget.Episodes });
}
