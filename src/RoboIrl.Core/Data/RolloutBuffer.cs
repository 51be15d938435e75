using RoboIrl.Core.Environments;

namespace RoboIrl.Core.Data;

/// <summary>
/// T steps of N worlds as a policy lived them, time-major: element (t, n) is row t * N + n. Filled by a trainer's
/// workers (disjoint rows may be written together), read by an on-policy learner.
/// </summary>
/// <remarks>Owns its arrays for its whole life; the spans are views into them.</remarks>
public sealed class RolloutBuffer
{
    private readonly float[] _observations, _actions, _logProbabilities, _values, _rewards, _finalValues, _advantages, _returns;
    private readonly EpisodeEnd[] _ends;

    /// <summary>Reserves room.</summary>
    /// <param name="steps">T, at least 1.</param>
    /// <param name="rows">N, at least 1.</param>
    /// <param name="observationSize">O, at least 1.</param>
    /// <param name="actionSize">A, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1, or a column would exceed 2^31 numbers (8 GiB).</exception>
    public RolloutBuffer(int steps, int rows, int observationSize, int actionSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(observationSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(actionSize, 1);
        long widest = (steps + 1L) * rows * Math.Max(observationSize, actionSize);
        if (widest > Array.MaxLength)
        {
            throw new ArgumentOutOfRangeException(
                nameof(steps),
                steps,
                $"A rollout of {steps} steps x {rows} worlds has {widest} numbers in its widest column; at most {Array.MaxLength} fit. Take fewer steps or worlds.");
        }

        (Steps, Rows, ObservationSize, ActionSize) = (steps, rows, observationSize, actionSize);
        _observations = new float[(steps + 1) * rows * observationSize];
        _actions = new float[steps * rows * actionSize];
        _logProbabilities = new float[steps * rows];
        _values = new float[(steps + 1) * rows];
        _rewards = new float[steps * rows];
        _finalValues = new float[steps * rows];
        _advantages = new float[steps * rows];
        _returns = new float[steps * rows];
        _ends = new EpisodeEnd[steps * rows];
    }

    /// <summary>T, steps per world.</summary>
    public int Steps { get; }

    /// <summary>N, number of worlds.</summary>
    public int Rows { get; }

    /// <summary>T * N, number of transitions.</summary>
    public int TransitionCount => Steps * Rows;

    /// <summary>O, elements of an observation.</summary>
    public int ObservationSize { get; }

    /// <summary>A, elements of an action.</summary>
    public int ActionSize { get; }

    /// <summary>[T + 1, N, O] observations as the policy saw them; row T is where the rollout stopped.</summary>
    public Span<float> Observations => _observations;

    /// <summary>[T, N, A] actions as the policy drew them, before any clipping to bounds.</summary>
    public Span<float> Actions => _actions;

    /// <summary>[T, N] log-probability of each action under the policy that drew it.</summary>
    public Span<float> LogProbabilities => _logProbabilities;

    /// <summary>[T + 1, N] value of each observation.</summary>
    public Span<float> Values => _values;

    /// <summary>[T, N] rewards that the learner sees (normalised where the trainer normalises).</summary>
    public Span<float> Rewards => _rewards;

    /// <summary>[T, N] how each step ended its episode.</summary>
    public Span<EpisodeEnd> Ends => _ends;

    /// <summary>[T, N] where an episode was truncated, the value of its last observation; elsewhere not read.</summary>
    public Span<float> FinalValues => _finalValues;

    /// <summary>[T, N] advantages, after <see cref="ComputeAdvantages"/>.</summary>
    public Span<float> Advantages => _advantages;

    /// <summary>[T, N] value targets (advantage + value), after <see cref="ComputeAdvantages"/>.</summary>
    public Span<float> Returns => _returns;

    /// <summary>Fills <see cref="Advantages"/> and <see cref="Returns"/> by generalised advantage estimation.</summary>
    /// <param name="discount">gamma, in [0, 1].</param>
    /// <param name="lambda">The estimator's lambda, in [0, 1].</param>
    public void ComputeAdvantages(double discount, double lambda) =>
        GeneralizedAdvantage.Compute(_rewards, _values, _ends, _finalValues, Steps, Rows, discount, lambda, _advantages, _returns);

    /// <summary>[count, O] observations of rows [start, start + count) at step t.</summary>
    /// <param name="t">Step, 0 .. T.</param>
    /// <param name="start">First row.</param>
    /// <param name="count">Number of rows.</param>
    public Span<float> ObservationsAt(int t, int start, int count) => _observations.AsSpan(((t * Rows) + start) * ObservationSize, count * ObservationSize);

    /// <summary>[count, A] actions of rows [start, start + count) at step t.</summary>
    /// <param name="t">Step, 0 .. T-1.</param>
    /// <param name="start">First row.</param>
    /// <param name="count">Number of rows.</param>
    public Span<float> ActionsAt(int t, int start, int count) => _actions.AsSpan(((t * Rows) + start) * ActionSize, count * ActionSize);
}
