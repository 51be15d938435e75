namespace RoboIrl.Core.Layered;

/// <summary>
/// The hidden side of a layered problem as tables, N states in each of the layers 0 .. H, with what exact dynamic programming
/// says about it: the best return, how often a state can be visited at most, and what a given policy does.
/// </summary>
/// <remarks>
/// States of a layer may be grouped into clusters: states that no policy can visit in different proportions, so that nobody who
/// learns from visits can, or needs to, tell them apart. Threads may share a model.
/// </remarks>
public sealed class LatentModel
{
    private readonly double[] _start;
    private readonly double[] _transitions;
    private readonly double[] _rewards;
    private readonly int[] _clusters;

    /// <summary>Creates a model; it keeps the arrays.</summary>
    /// <param name="horizon">H, at least 1.</param>
    /// <param name="states">N, at least 1.</param>
    /// <param name="actions">A, at least 1.</param>
    /// <param name="start">[N] probabilities in layer 0.</param>
    /// <param name="transitions">[H, N, A, N] probabilities of the next layer's states.</param>
    /// <param name="rewards">[H, N, A] expected rewards.</param>
    /// <param name="clusters">[H + 1, N] number of each state's cluster, from 0 on; null makes every state one of its own.</param>
    /// <exception cref="ArgumentException">A size is wrong, probabilities are negative or do not add up to 1, a reward is not finite, a cluster is not in 0 .. N-1.</exception>
    public LatentModel(int horizon, int states, int actions, double[] start, double[] transitions, double[] rewards, int[]? clusters = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(states, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(actions, 1);
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(transitions);
        ArgumentNullException.ThrowIfNull(rewards);
        Horizon = horizon;
        States = states;
        Actions = actions;
        LatentChecks.Length(nameof(start), start.Length, states);
        LatentChecks.Length(nameof(transitions), transitions.Length, (long)horizon * states * actions * states);
        LatentChecks.Length(nameof(rewards), rewards.Length, (long)horizon * states * actions);
        LatentChecks.Distributions(nameof(start), start, states);
        LatentChecks.Distributions(nameof(transitions), transitions, states);
        int bad = Array.FindIndex(rewards, r => !double.IsFinite(r));
        if (bad >= 0)
        {
            throw new ArgumentException($"rewards[{bad}] is {rewards[bad]}: expected rewards are finite.", nameof(rewards));
        }

        _start = start;
        _transitions = transitions;
        _rewards = rewards;
        _clusters = clusters ?? Singles(horizon, states);
        LatentChecks.Length(nameof(clusters), _clusters.Length, (long)(horizon + 1) * states);
        bad = Array.FindIndex(_clusters, c => c < 0 || c >= states);
        if (bad >= 0)
        {
            throw new ArgumentException($"clusters[{bad}] is {_clusters[bad]}: clusters of {states} states are numbered 0 .. {states - 1}.", nameof(clusters));
        }

        Clusters = _clusters.Max() + 1;
    }

    /// <summary>H, decisions per episode.</summary>
    public int Horizon { get; }

    /// <summary>N, states per layer.</summary>
    public int States { get; }

    /// <summary>A, actions.</summary>
    public int Actions { get; }

    /// <summary>How many clusters a layer has at most.</summary>
    public int Clusters { get; }

    /// <summary>The return of the best policy that sees the hidden states, in expectation.</summary>
    public double OptimalReturn => Sweep(Horizon, null, null);

    /// <summary>The cluster of a state.</summary>
    /// <param name="layer">0 .. H.</param>
    /// <param name="state">0 .. N-1.</param>
    public int ClusterOf(int layer, int state)
    {
        CheckPlace(layer, state, Horizon);
        return _clusters[(layer * States) + state];
    }

    /// <summary>Probability of a start.</summary>
    /// <param name="state">0 .. N-1.</param>
    public double Start(int state)
    {
        CheckPlace(0, state, Horizon);
        return _start[state];
    }

    /// <summary>Probabilities of the next layer's states, [N].</summary>
    /// <param name="layer">0 .. H-1.</param>
    /// <param name="state">0 .. N-1.</param>
    /// <param name="action">0 .. A-1.</param>
    public ReadOnlySpan<double> Next(int layer, int state, int action) => _transitions.AsSpan(Index(layer, state, action) * States, States);

    /// <summary>Expected reward.</summary>
    /// <param name="layer">0 .. H-1.</param>
    /// <param name="state">0 .. N-1.</param>
    /// <param name="action">0 .. A-1.</param>
    public double Reward(int layer, int state, int action) => _rewards[Index(layer, state, action)];

    /// <summary>The highest probability with which any policy is in a state: max over pi of d^pi(s).</summary>
    /// <param name="layer">0 .. H.</param>
    /// <param name="state">0 .. N-1.</param>
    public double MaximalVisitation(int layer, int state)
    {
        CheckPlace(layer, state, Horizon);
        return Sweep(layer, s => s == state ? 1 : 0, null);
    }

    /// <summary>The highest probability with which any policy is in a cluster; 0 for a cluster that the layer does not have.</summary>
    /// <param name="layer">0 .. H.</param>
    /// <param name="cluster">0 .. <see cref="Clusters"/> - 1.</param>
    public double MaximalClusterVisitation(int layer, int cluster)
    {
        CheckPlace(layer, 0, Horizon);
        ArgumentOutOfRangeException.ThrowIfNegative(cluster);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(cluster, Clusters);
        return Sweep(layer, s => _clusters[(layer * States) + s] == cluster ? 1 : 0, null);
    }

    /// <summary>What a policy does that acts on the hidden states.</summary>
    /// <param name="policy">[H, N, A] probabilities.</param>
    /// <param name="visitation">[H + 1, N] is filled with d^pi, the probability of each state; empty where nobody needs it.</param>
    /// <returns>The expected return.</returns>
    /// <exception cref="ArgumentException">A size is wrong, or probabilities are negative or do not add up to 1.</exception>
    public double Evaluate(ReadOnlySpan<double> policy, Span<double> visitation = default)
    {
        LatentChecks.Length(nameof(policy), policy.Length, (long)Horizon * States * Actions);
        LatentChecks.Distributions(nameof(policy), policy, Actions);
        if (!visitation.IsEmpty)
        {
            LatentChecks.Length(nameof(visitation), visitation.Length, (long)(Horizon + 1) * States);
        }

        double[] here = [.. _start];
        double[] next = new double[States];
        double total = 0;
        for (int layer = 0; layer < Horizon; layer++)
        {
            Write(visitation, layer, here);
            Array.Clear(next);
            for (int row = 0; row < States * Actions; row++)
            {
                int place = (layer * States * Actions) + row;
                double weight = here[row / Actions] * policy[place];
                total += weight * _rewards[place];
                for (int s = 0; s < States; s++)
                {
                    next[s] += weight * _transitions[(place * States) + s];
                }
            }

            (here, next) = (next, here);
        }

        Write(visitation, Horizon, here);
        return total;
    }

    /// <summary>The policy that takes every action with the same probability in every state.</summary>
    /// <returns>[H, N, A] probabilities.</returns>
    public double[] UniformPolicy()
    {
        double[] policy = new double[_rewards.Length];
        Array.Fill(policy, 1.0 / Actions);
        return policy;
    }

    /// <summary>A policy with the best return; of several best actions it takes the first.</summary>
    /// <returns>[H, N, A] probabilities, 0 or 1.</returns>
    public double[] OptimalPolicy()
    {
        double[] policy = new double[_rewards.Length];
        Sweep(Horizon, null, policy);
        return policy;
    }

    /// <summary>A policy that is in a state as often as any can; of several best actions it takes the first.</summary>
    /// <param name="layer">0 .. H.</param>
    /// <param name="state">0 .. N-1.</param>
    /// <returns>[H, N, A] probabilities, 0 or 1; from <paramref name="layer"/> on it takes action 0.</returns>
    public double[] CoveringPolicy(int layer, int state)
    {
        CheckPlace(layer, state, Horizon);
        double[] policy = new double[_rewards.Length];
        for (int row = 0; row < Horizon * States; row++)
        {
            policy[row * Actions] = 1;
        }

        Sweep(layer, s => s == state ? 1 : 0, policy);
        return policy;
    }

    // Backward induction from a layer to the start: of rewards where there is no goal, of the goal's probability else.
    private double Sweep(int last, Func<int, double>? goal, double[]? policy)
    {
        double[] later = new double[States];
        double[] values = new double[States];
        for (int s = 0; s < States && goal is not null; s++)
        {
            later[s] = goal(s);
        }

        for (int layer = last - 1; layer >= 0; layer--)
        {
            for (int state = 0; state < States; state++)
            {
                int row = ((layer * States) + state) * Actions;
                (values[state], int best) = Best(row, later, goal is null);
                if (policy is not null)
                {
                    policy.AsSpan(row, Actions).Clear();
                    policy[row + best] = 1;
                }
            }

            (later, values) = (values, later);
        }

        double total = 0;
        for (int s = 0; s < States; s++)
        {
            total += _start[s] * later[s];
        }

        return total;
    }

    private (double Value, int Action) Best(int row, double[] later, bool rewarded)
    {
        double best = double.NegativeInfinity;
        int chosen = 0;
        for (int action = 0; action < Actions; action++)
        {
            double value = rewarded ? _rewards[row + action] : 0;
            int next = (row + action) * States;
            for (int s = 0; s < States; s++)
            {
                value += _transitions[next + s] * later[s];
            }

            if (value > best)
            {
                (best, chosen) = (value, action);
            }
        }

        return (best, chosen);
    }

    private void Write(Span<double> visitation, int layer, double[] values)
    {
        if (!visitation.IsEmpty)
        {
            values.CopyTo(visitation[(layer * States)..]);
        }
    }

    private int Index(int layer, int state, int action)
    {
        CheckPlace(layer, state, Horizon - 1);
        ArgumentOutOfRangeException.ThrowIfNegative(action);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(action, Actions);
        return (((layer * States) + state) * Actions) + action;
    }

    private void CheckPlace(int layer, int state, int last)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(layer);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(layer, last);
        ArgumentOutOfRangeException.ThrowIfNegative(state);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(state, States);
    }

    private static int[] Singles(int horizon, int states)
    {
        int[] clusters = new int[(horizon + 1) * states];
        for (int i = 0; i < clusters.Length; i++)
        {
            clusters[i] = i % states;
        }

        return clusters;
    }
}
