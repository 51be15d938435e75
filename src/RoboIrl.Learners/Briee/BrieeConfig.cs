using RoboIrl.Core.Layered;

namespace RoboIrl.Learners.Briee;

/// <summary>Hyper-parameters of the learner after BRIEE.</summary>
public sealed record BrieeConfig
{
    /// <summary>Most episodes in all, those of evaluations included.</summary>
    public long Episodes { get; init; } = 100_000;

    /// <summary>n, episodes per layer and round; 50 in the authors' code. H n episodes are a round.</summary>
    public int Samples { get; init; } = 100;

    /// <summary>Transitions that a layer keeps, the most recent ones; 10,000 in the authors' code.</summary>
    public int Recent { get; init; } = 10_000;

    /// <summary>N, hidden states that an encoder tells apart; null: as many as the problem suggests. 3 in the authors' code.</summary>
    public int? States { get; init; }

    /// <summary>What encoders divide by before their softmax; 1 in the authors' code.</summary>
    public double Temperature { get; init; } = 1;

    /// <summary>The same in the first layer; 0.1 in the authors' code.</summary>
    public double FirstTemperature { get; init; } = 0.1;

    /// <summary>T, discriminators per representation, the first of them random and the others adversaries; 30 in the authors' code.</summary>
    public int Discriminators { get; init; } = 4;

    /// <summary>Gradient steps of the encoder after each discriminator; 64 in the authors' code.</summary>
    public int FeatureUpdates { get; init; } = 32;

    /// <summary>Gradient steps of each adversary and of its own encoder; 64 in the authors' code.</summary>
    public int AdversaryUpdates { get; init; } = 16;

    /// <summary>B, transitions of a batch; 512 in the authors' code.</summary>
    public int BatchSize { get; init; } = 512;

    /// <summary>Adam's step size, of encoders and of discriminators.</summary>
    public double LearningRate { get; init; } = 1e-2;

    /// <summary>Units of the two hidden tanh layers of a discriminator; 256 in the authors' code.</summary>
    public int Hidden { get; init; } = 64;

    /// <summary>Ridge of the regressions that representations are judged by; 0.01 in the authors' code.</summary>
    public double Ridge { get; init; } = 0.01;

    /// <summary>lambda, ridge of planning; 1 in the authors' code.</summary>
    public double PlanningRidge { get; init; } = 1;

    /// <summary>alpha / H, weight of the bonus per layer of the problem; 0.2 in the authors' code. 0 plans without a bonus.</summary>
    public double BonusPerLayer { get; init; } = 0.2;

    /// <summary>Stops early once the mean return of the last <see cref="GoalWindow"/> evaluations is at least this, the combination lock's optimum by default; null spends all episodes.</summary>
    public double? GoalReturn { get; init; } = 1;

    /// <summary>Episodes of the greedy policy per evaluation, one evaluation per round; they count. 20 in the authors' code.</summary>
    public int EvaluationEpisodes { get; init; } = 20;

    /// <summary>Evaluations that must be good together; 5 in the authors' code.</summary>
    public int GoalWindow { get; init; } = 5;

    /// <summary>Episodes of a round: n for every layer, and an evaluation.</summary>
    /// <param name="horizon">H, at least 1.</param>
    public long EpisodesPerRound(int horizon) => ((long)horizon * Samples) + EvaluationEpisodes;

    /// <summary>Refuses numbers that nothing can be learned with.</summary>
    /// <param name="spec">The problem.</param>
    /// <exception cref="ArgumentException">A number is out of its range, or the episodes are too few for a round.</exception>
    public void Check(LayeredSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentOutOfRangeException.ThrowIfLessThan(Samples, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Recent, Samples);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Temperature);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(FirstTemperature);
        ArgumentOutOfRangeException.ThrowIfLessThan(Discriminators, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(FeatureUpdates, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(AdversaryUpdates, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(BatchSize, 2);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(LearningRate);
        ArgumentOutOfRangeException.ThrowIfLessThan(Hidden, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Ridge);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(PlanningRidge);
        ArgumentOutOfRangeException.ThrowIfNegative(BonusPerLayer);
        ArgumentOutOfRangeException.ThrowIfLessThan(EvaluationEpisodes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(GoalWindow, 1);
        int states = States ?? spec.LatentStates;
        if (states < 2 || states > spec.ObservationSize)
        {
            throw new ArgumentException(
                $"BRIEE is to tell {states} hidden states apart per layer of '{spec.Id}', whose observations have {spec.ObservationSize} elements; set States to 2 to {spec.ObservationSize}.");
        }

        if (Episodes < EpisodesPerRound(spec.Horizon))
        {
            throw new ArgumentException(
                $"BRIEE may play {Episodes} episodes of '{spec.Id}', and one round takes {EpisodesPerRound(spec.Horizon)}: {Samples} for each of {spec.Horizon} layers and those of an evaluation; raise Episodes or lower Samples.");
        }
    }
}
