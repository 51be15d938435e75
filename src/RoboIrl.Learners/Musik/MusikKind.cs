using RoboIrl.Learners.Layered;

namespace RoboIrl.Learners.Musik;

/// <summary>MusIK by name.</summary>
internal sealed class MusikKind() : LayeredKind("musik", "MusIK", "inverse kinematics composed layer by layer, as in the published experiments, then dynamic programming on its cover")
{
    /// <inheritdoc/>
    public override ILayeredLearner Create(LayeredBudget budget, int workers) => new MusikLearner(ConfigOf(budget, workers));

    /// <summary>Hyper-parameters within a budget.</summary>
    internal static MusikConfig ConfigOf(LayeredBudget budget, int workers)
    {
        MusikConfig config = new() { Samples = budget.CoverSamples, MostSamples = budget.MostSamples, Psdp = new PsdpConfig { Samples = budget.RewardSamples }, Workers = workers };
        return budget.Fit is { } fit
            ? config with { Hidden = fit.Hidden, Updates = fit.Updates, LearningRate = fit.LearningRate, Psdp = config.Psdp with { Updates = fit.Updates, LearningRate = fit.LearningRate } }
            : config;
    }
}
