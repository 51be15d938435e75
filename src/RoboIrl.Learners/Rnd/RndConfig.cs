namespace RoboIrl.Learners.Rnd;

/// <summary>Hyper-parameters of PPO with random network distillation. The defaults are those of the comparisons on combination locks.</summary>
public sealed record RndConfig
{
    /// <summary>Most episodes in all, those of evaluations included; at least <see cref="Lanes"/>.</summary>
    public long Episodes { get; init; } = 100_000;

    /// <summary>N, episodes in lockstep: a rollout is N whole episodes.</summary>
    public int Lanes { get; init; } = 100;

    /// <summary>Passes over each rollout.</summary>
    public int Epochs { get; init; } = 5;

    /// <summary>B, transitions of a minibatch; all of a rollout where it has fewer.</summary>
    public int BatchSize { get; init; } = 160;

    /// <summary>Who takes the gradient steps.</summary>
    public RndOptimizer Optimizer { get; init; } = RndOptimizer.RmsProp;

    /// <summary>Step size.</summary>
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>Discount of future rewards, in [0, 1].</summary>
    public double Discount { get; init; } = 0.99;

    /// <summary>Weight of longer returns in the advantage, in [0, 1].</summary>
    public double GaeLambda { get; init; } = 0.95;

    /// <summary>How far the probability ratio may move before its gradient is cut.</summary>
    public double ClipRange { get; init; } = 0.2;

    /// <summary>Weight of the value loss.</summary>
    public double ValueCoefficient { get; init; } = 0.5;

    /// <summary>Weight of the entropy bonus.</summary>
    public double EntropyCoefficient { get; init; } = 0.01;

    /// <summary>Largest norm of the gradient of policy and value.</summary>
    public double MaxGradientNorm { get; init; } = 0.5;

    /// <summary>Reward for a predictor's mean squared error of 1 where a step led; 0 is plain PPO.</summary>
    public double BonusCoefficient { get; init; } = 1000;

    /// <summary>Whether the error is first divided by the running deviation of its discounted sum (Burda et al. 2019, section 2.4); the coefficient then counts deviations, so something like 1 suits.</summary>
    public bool NormalizeBonus { get; init; }

    /// <summary>Widths of the hidden ReLU layers of all networks.</summary>
    public IReadOnlyList<int> HiddenLayers { get; init; } = [64, 64];

    /// <summary>Outputs of the random network that the predictor learns.</summary>
    public int EmbeddingSize { get; init; } = 64;

    /// <summary>Stops early once the mean return of the last <see cref="GoalWindow"/> evaluations is at least this, the combination lock's optimum by default; null spends all episodes.</summary>
    public double? GoalReturn { get; init; } = 1;

    /// <summary>Rollouts from one evaluation to the next.</summary>
    public int RolloutsPerEvaluation { get; init; } = 10;

    /// <summary>Episodes of the greedy policy per evaluation; they count.</summary>
    public int EvaluationEpisodes { get; init; } = 20;

    /// <summary>Evaluations that must be good together.</summary>
    public int GoalWindow { get; init; } = 5;

    /// <summary>Refuses numbers that nothing can be learned with.</summary>
    /// <exception cref="ArgumentException">A number is out of its range; the message names it.</exception>
    public void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Lanes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Episodes, Lanes);
        ArgumentOutOfRangeException.ThrowIfLessThan(Epochs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(BatchSize, 2);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(LearningRate);
        ArgumentOutOfRangeException.ThrowIfNegative(Discount);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Discount, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(GaeLambda);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(GaeLambda, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(ClipRange);
        ArgumentOutOfRangeException.ThrowIfNegative(ValueCoefficient);
        ArgumentOutOfRangeException.ThrowIfNegative(EntropyCoefficient);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxGradientNorm);
        ArgumentOutOfRangeException.ThrowIfNegative(BonusCoefficient);
        ArgumentOutOfRangeException.ThrowIfLessThan(EmbeddingSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(RolloutsPerEvaluation, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(EvaluationEpisodes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(GoalWindow, 1);
        ArgumentNullException.ThrowIfNull(HiddenLayers);
    }
}
