using RoboIrl.Core.Checkpoints;
using RoboIrl.Core.Policies;

namespace RoboIrl.Core.Learning;

/// <summary>
/// Which evaluation a run made last and whether it owes one. A stop may break an evaluation off; as the debt is part of the
/// checkpoint, the run makes it as soon as it goes on, and none is made twice.
/// </summary>
/// <param name="evaluator">Evaluates, or null in a run without evaluations, which never owes one.</param>
/// <param name="observer">Hears of each evaluation and takes its metrics.</param>
/// <param name="goal">When the task counts as learned.</param>
internal sealed class EvaluationSchedule(Evaluator? evaluator, ITrainingObserver observer, SuccessGoal goal)
{
    private const string LastStep = "last_step", Owes = "owes", InARow = "successes_in_a_row";
    private long _inARow;
    private long _lastStep = -1;

    /// <summary>Whether an evaluation fell due that has not been made.</summary>
    public bool IsOwed { get; private set; }

    /// <summary>Whether as many evaluations in a row as asked for have reached the asked-for success rate.</summary>
    public bool IsSolved => goal.IsSet && _inARow >= goal.InARow;

    /// <summary>The last evaluation that this process made.</summary>
    public EvaluationResult? Last { get; private set; }

    /// <summary>Makes an evaluation due at a step, unless that step was evaluated already.</summary>
    public void FallDue(long step) => IsOwed |= evaluator is not null && _lastStep != step;

    /// <summary>Makes the evaluation that is owed, if any; a stop leaves it owed.</summary>
    /// <returns>Whether the row of metrics in the making has got a result.</returns>
    public bool MakeOwed(IPolicy policy, long step, CancellationToken stop)
    {
        if (!IsOwed || stop.IsCancellationRequested)
        {
            return false;
        }

        EvaluationResult result;
        try
        {
            result = evaluator!.Evaluate(policy, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return false; // the loop saves and leaves at once
        }

        (Last, _lastStep, IsOwed) = (result, step, false);
        _inARow = goal.IsSet && result.SuccessRate >= goal.Rate ? _inARow + 1 : 0;
        Report(result);
        observer.OnEvaluation(step, result);
        return true;
    }

    public void Save(ICheckpointWriter writer)
    {
        writer.Value(LastStep, _lastStep);
        writer.Value(Owes, IsOwed ? 1 : 0);
        writer.Value(InARow, _inARow);
    }

    /// <summary>Takes back what was saved.</summary>
    /// <param name="reader">A section that older checkpoints lack; those owe nothing.</param>
    /// <param name="step">The checkpoint's step.</param>
    public void Load(ICheckpointReader reader, long step)
    {
        (long last, long owed) = reader.Contains(LastStep) ? (reader.Int64(LastStep), reader.Int64(Owes)) : (-1, 0);
        if (last < -1 || last > step || owed is not (0 or 1))
        {
            throw new InvalidDataException(
                $"The checkpoint of step {step} was last evaluated at step {last} and owes {owed} evaluations; expected a step from -1 (never) to {step}, and 0 or 1. It is not one that a trainer wrote.");
        }

        long inARow = reader.Contains(InARow) ? reader.Int64(InARow) : 0;
        if (inARow < 0)
        {
            throw new InvalidDataException($"The checkpoint counts {inARow} good evaluations in a row; expected 0 or more. It is not one that a trainer wrote.");
        }

        _inARow = inARow;
        (_lastStep, IsOwed) = (last, owed == 1);
    }

    private void Report(EvaluationResult result)
    {
        observer.Metrics.Add("evaluation/numeric_faults", result.NumericFaults);
        if (result.SuccessRate is { } rate)
        {
            observer.Metrics.Add("evaluation/success_rate", rate);
        }

        if (result is { MeanReturn: { } mean, StdReturn: { } deviation, MeanLength: { } length })
        {
            observer.Metrics.Add("evaluation/mean_return", mean);
            observer.Metrics.Add("evaluation/std_return", deviation);
            observer.Metrics.Add("evaluation/mean_length", length);
        }
    }
}
