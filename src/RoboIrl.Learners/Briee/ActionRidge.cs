namespace RoboIrl.Learners.Briee;

/// <summary>
/// Ridge regression on features that are a guess of the hidden state in the block of the action taken and 0 elsewhere. The
/// normal equations then fall apart into one small system per action, and only these are ever formed.
/// </summary>
/// <param name="actions">A.</param>
/// <param name="states">N, features per action.</param>
/// <param name="mostTargets">Most targets that are regressed at once.</param>
internal sealed class ActionRidge(int actions, int states, int mostTargets)
{
    private readonly double[] _gram = new double[actions * states * states];        // [A, N, N] sum of phi phi'
    private readonly double[] _moments = new double[actions * mostTargets * states]; // [A, T, N] sum of phi y
    private readonly double[] _inverse = new double[actions * states * states];     // [A, N, N] of gram + lambda I
    private readonly double[] _weights = new double[actions * mostTargets * states]; // [A, T, N]
    private readonly double[] _factor = new double[states * states];                // [N, N] lower triangle of Cholesky's
    private readonly double[] _column = new double[states];

    /// <summary>A.</summary>
    public int Actions => actions;

    /// <summary>N.</summary>
    public int States => states;

    /// <summary>Forgets all rows.</summary>
    public void Clear()
    {
        Array.Clear(_gram);
        Array.Clear(_moments);
    }

    /// <summary>Adds a row.</summary>
    /// <param name="action">0 .. A-1.</param>
    /// <param name="guess">[N]</param>
    /// <param name="targets">[T], as many as in all rows since <see cref="Clear"/>.</param>
    public void Add(int action, ReadOnlySpan<float> guess, ReadOnlySpan<float> targets)
    {
        Span<double> gram = _gram.AsSpan(action * states * states, states * states);
        for (int i = 0; i < states; i++)
        {
            for (int j = 0; j < states; j++)
            {
                gram[(i * states) + j] += (double)guess[i] * guess[j];
            }
        }

        for (int t = 0; t < targets.Length; t++)
        {
            Span<double> moments = _moments.AsSpan(((action * mostTargets) + t) * states, states);
            for (int i = 0; i < states; i++)
            {
                moments[i] += (double)guess[i] * targets[t];
            }
        }
    }

    /// <summary>Solves for the weights: (sum of phi phi' + lambda I)^-1 sum of phi y.</summary>
    /// <param name="lambda">Above 0.</param>
    /// <param name="targets">T.</param>
    public void Solve(double lambda, int targets)
    {
        for (int action = 0; action < actions; action++)
        {
            Factor(_gram.AsSpan(action * states * states, states * states), lambda);
            Span<double> inverse = _inverse.AsSpan(action * states * states, states * states);
            for (int i = 0; i < states; i++)
            {
                Array.Clear(_column);
                _column[i] = 1;
                Substitute();
                _column.CopyTo(inverse[(i * states)..]); // symmetric: a row is a column
            }

            for (int t = 0; t < targets; t++)
            {
                int place = ((action * mostTargets) + t) * states;
                _moments.AsSpan(place, states).CopyTo(_column);
                Substitute();
                _column.CopyTo(_weights.AsSpan(place));
            }
        }
    }

    /// <summary>The weights of a target in the block of an action, [N].</summary>
    /// <param name="action">0 .. A-1.</param>
    /// <param name="target">0 .. T-1.</param>
    public ReadOnlySpan<double> Weights(int action, int target = 0) => _weights.AsSpan(((action * mostTargets) + target) * states, states);

    /// <summary>What is predicted of a target.</summary>
    /// <param name="action">0 .. A-1.</param>
    /// <param name="guess">[N]</param>
    /// <param name="target">0 .. T-1.</param>
    public double Predict(int action, ReadOnlySpan<float> guess, int target = 0)
    {
        ReadOnlySpan<double> weights = Weights(action, target);
        double sum = 0;
        for (int i = 0; i < states; i++)
        {
            sum += weights[i] * guess[i];
        }

        return sum;
    }

    /// <summary>How little is known of a feature: sqrt(phi' (sum of phi phi' + lambda I)^-1 phi).</summary>
    /// <param name="action">0 .. A-1.</param>
    /// <param name="guess">[N]</param>
    public double Width(int action, ReadOnlySpan<float> guess)
    {
        ReadOnlySpan<double> inverse = _inverse.AsSpan(action * states * states, states * states);
        double sum = 0;
        for (int i = 0; i < states; i++)
        {
            double row = 0;
            for (int j = 0; j < states; j++)
            {
                row += inverse[(i * states) + j] * guess[j];
            }

            sum += guess[i] * row;
        }

        return Math.Sqrt(Math.Max(0, sum));
    }

    // Cholesky's decomposition of gram + lambda I.
    private void Factor(ReadOnlySpan<double> gram, double lambda)
    {
        for (int i = 0; i < states; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double sum = gram[(i * states) + j] + (i == j ? lambda : 0);
                for (int k = 0; k < j; k++)
                {
                    sum -= _factor[(i * states) + k] * _factor[(j * states) + k];
                }

                _factor[(i * states) + j] = i == j ? Math.Sqrt(sum) : sum / _factor[(j * states) + j];
            }
        }
    }

    // Solves for the column in place, forwards and backwards.
    private void Substitute()
    {
        for (int i = 0; i < states; i++)
        {
            for (int k = 0; k < i; k++)
            {
                _column[i] -= _factor[(i * states) + k] * _column[k];
            }

            _column[i] /= _factor[(i * states) + i];
        }

        for (int i = states - 1; i >= 0; i--)
        {
            for (int k = i + 1; k < states; k++)
            {
                _column[i] -= _factor[(k * states) + i] * _column[k];
            }

            _column[i] /= _factor[(i * states) + i];
        }
    }
}
