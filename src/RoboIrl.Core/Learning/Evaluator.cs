using RoboIrl.Core.Environments;
using RoboIrl.Core.Policies;
using RoboIrl.Core.Randomness;

namespace RoboIrl.Core.Learning;

/// <summary>Runs a policy for a fixed set of episodes with deterministic actions, in worlds of its own.</summary>
/// <remarks>
/// Episode e of round k starts from world e's stream of seed + k, so two policies meet the same first states. Every
/// world contributes its first episode of a round only: counting whichever episode ends first would favour short ones.
/// An episode that ends in a numeric fault is marked as such.
/// </remarks>
public sealed class Evaluator
{
    private readonly IVectorEnvironment _environment;
    private readonly int _episodes;
    private readonly ulong _seed;
    private readonly float[] _observations, _finalObservations, _actions, _rewards;
    private readonly EpisodeEnd[] _ends;
    private readonly SuccessTracker _success;

    /// <summary>Creates an evaluator.</summary>
    /// <param name="environment">The worlds; owned by the caller and used by nobody else during an evaluation.</param>
    /// <param name="episodes">Episodes of one evaluation, at least 1; with fewer worlds than episodes several rounds are run.</param>
    /// <param name="seed">Seed of the first round.</param>
    public Evaluator(IVectorEnvironment environment, int episodes, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(episodes, 1);
        (_environment, _episodes, _seed) = (environment, episodes, seed);
        int n = environment.Count;
        _observations = new float[n * environment.Spec.Observation.Size];
        _finalObservations = new float[_observations.Length];
        _actions = new float[n * environment.Spec.Action.Size];
        _rewards = new float[n];
        _ends = new EpisodeEnd[n];
        _success = new SuccessTracker(environment);
    }

    /// <summary>Evaluates a policy; the policy's state does not change.</summary>
    /// <param name="policy">Acts on raw observations.</param>
    /// <param name="stop">Ends the evaluation early by an exception.</param>
    /// <returns>Returns, lengths and, where the environment knows it, success of the episodes.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was asked for.</exception>
    public EvaluationResult Evaluate(IPolicy policy, CancellationToken stop = default)
    {
        var returns = new double[_episodes];
        var lengths = new int[_episodes];
        var faulted = new bool[_episodes];
        var succeeded = new bool[_success.IsKnown ? _episodes : 0];
        ulong round = 0;
        for (int first = 0; first < _episodes; first += _environment.Count)
        {
            int count = Math.Min(_environment.Count, _episodes - first);
            RunRound(policy, _seed + round++, returns.AsSpan(first, count), lengths.AsSpan(first, count), faulted.AsSpan(first, count), succeeded.AsSpan(Math.Min(first, succeeded.Length)), stop);
        }

        return new EvaluationResult(returns, lengths, faulted) { Succeeded = succeeded };
    }

    private void RunRound(IPolicy policy, ulong seed, Span<double> returns, Span<int> lengths, Span<bool> faulted, Span<bool> succeeded, CancellationToken stop)
    {
        var unusedNoise = new Rng(seed);
        var done = new bool[returns.Length];
        var faultsBefore = new long[returns.Length];
        for (int row = 0; row < returns.Length; row++)
        {
            faultsBefore[row] = _environment.NumericFaultsOf(row);
            _success.Restart(row);
        }

        int running = returns.Length;
        _environment.Reset(seed, _observations);
        while (running > 0)
        {
            stop.ThrowIfCancellationRequested();
            policy.Act(_observations, _actions, ActMode.Deterministic, ref unusedNoise);
            _environment.Step(_actions, new StepBatch
            {
                Observations = _observations,
                FinalObservations = _finalObservations,
                Rewards = _rewards,
                Ends = _ends,
            });
            for (int row = 0; row < returns.Length; row++)
            {
                if (done[row])
                {
                    continue;
                }

                returns[row] += _rewards[row];
                lengths[row]++;
                bool success = _success.Add(row);
                if (_ends[row] != EpisodeEnd.None)
                {
                    done[row] = true;
                    if (_success.IsKnown)
                    {
                        succeeded[row] = success;
                    }

                    faulted[row] = _environment.NumericFaultsOf(row) > faultsBefore[row];
                    running--;
                }
            }
        }
    }
}
