using RoboIrl.Core.Checkpoints;
using RoboIrl.Core.Runs;

namespace RoboIrl.Cli.Running.Data;

/// <summary>A checkpoint that a run keeps and that was evaluated at its very step.</summary>
/// <param name="Step">Of the checkpoint.</param>
/// <param name="Return">Mean return of the evaluation.</param>
internal sealed record EvaluatedCheckpoint(long Step, double Return)
{
    /// <summary>The column of the metrics that holds the return.</summary>
    public const string Metric = "evaluation/mean_return";

    /// <summary>Those of a run, by step.</summary>
    /// <param name="run">Read with <see cref="Metric"/>.</param>
    /// <exception cref="UsageException">There is none.</exception>
    public static EvaluatedCheckpoint[] In(ReportedRun run)
    {
        HashSet<double> kept = [.. new CheckpointStore(RunFolder.CheckpointsPathOf(run.Folder), 1, Serilog.Core.Logger.None).Steps().Select(static s => (double)s)];
        EvaluatedCheckpoint[] evaluated = [.. run.Curve.Steps.Zip(run.Curve.Values).Where(p => kept.Contains(p.First)).Select(static p => new EvaluatedCheckpoint((long)p.First, p.Second))];
        return evaluated.Length > 0
            ? evaluated
            : throw new UsageException($"The run '{run.Folder}' keeps no checkpoint at whose step it was evaluated. Train with checkpoint.every equal to evaluation.every and checkpoint.keep=1000, or let this command train (without naming a run).");
    }

    /// <summary>The one with the highest return, the first of equals.</summary>
    public static EvaluatedCheckpoint BestOf(IReadOnlyList<EvaluatedCheckpoint> checkpoints) => checkpoints.MaxBy(static c => c.Return)!;
}
