using RoboIrl.Learners.Layered;

namespace RoboIrl.Learners.Homer;

/// <summary>HOMER by name.</summary>
internal sealed class HomerKind() : LayeredKind("homer", "HOMER-like", "abstract states from noise-contrastive estimation, a homing policy to each by dynamic programming over all layers before it")
{
    /// <inheritdoc/>
    public override ILayeredLearner Create(LayeredBudget budget, int workers)
    {
        HomerConfig usual = new();
        return new HomerLearner(usual with { Samples = budget.CoverSamples, Psdp = usual.Psdp with { Samples = budget.RewardSamples }, Workers = workers });
    }
}
