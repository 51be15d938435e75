using RoboIrl.Core.Checkpoints;

namespace RoboIrl.Core.Learning;

/// <summary>What a trainer tells the run it belongs to. All calls come from the thread that called <see cref="ITrainer.Run"/>.</summary>
public interface ITrainingObserver
{
    /// <summary>Takes named values until the next <see cref="WriteMetrics"/>.</summary>
    IMetrics Metrics { get; }

    /// <summary>Ends a row of metrics.</summary>
    /// <param name="step">Environment steps done.</param>
    void WriteMetrics(long step);

    /// <summary>Called after every iteration of the loop; cheap to ignore.</summary>
    /// <param name="progress">Where the training stands.</param>
    void OnProgress(in TrainingProgress progress);

    /// <summary>Called after an iteration of the loop in which episodes of a randomized environment began, before it is saved.</summary>
    /// <param name="draws">What was drawn for them, in the order in which they began; at least one.</param>
    void OnEpisodesDrawn(IReadOnlyList<EpisodeDraw> draws);

    /// <summary>Called after an evaluation.</summary>
    /// <param name="step">Environment steps done.</param>
    /// <param name="result">Its returns.</param>
    void OnEvaluation(long step, EvaluationResult result);

    /// <summary>Asks to save a checkpoint; when the call returns the state may change.</summary>
    /// <param name="step">Environment steps done.</param>
    /// <param name="state">The trainer.</param>
    void SaveCheckpoint(long step, ICheckpointable state);
}
