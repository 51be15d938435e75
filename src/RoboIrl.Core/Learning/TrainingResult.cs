namespace RoboIrl.Core.Learning;

/// <summary>How a training ended.</summary>
/// <param name="Completed">False where a stop was asked for before the last step or during the last evaluation; the last checkpoint continues.</param>
/// <param name="Step">Environment steps done.</param>
/// <param name="Episodes">Episodes finished.</param>
/// <param name="MeanReturn">Mean return of the last 100 training episodes, NaN without any.</param>
/// <param name="Evaluation">The last evaluation since the run was started or resumed, where there was one.</param>
public sealed record TrainingResult(bool Completed, long Step, long Episodes, double MeanReturn, EvaluationResult? Evaluation);
