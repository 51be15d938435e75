using RoboIrl.Learners.Layered;

namespace RoboIrl.Learners.Musik;

/// <summary>MusIK's general form by name.</summary>
internal sealed class GeneralMusikKind() : LayeredKind("musik-general", "MusIK, general form", "multi-step inverse kinematics over all pairs of layers, then dynamic programming on its cover; short horizons")
{
    // Where a continuation is drawn beside the action, one episode of a hundred leads on: a batch must hold enough of those.
    private const int Batch = 4096;

    /// <inheritdoc/>
    public override ILayeredLearner Create(LayeredBudget budget, int workers) => new GeneralMusikLearner(MusikKind.ConfigOf(budget, workers) with { BatchSize = Batch });
}
