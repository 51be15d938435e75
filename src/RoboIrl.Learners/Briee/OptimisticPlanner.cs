// LSVI-UCB (Jin, Yang, Wang and Jordan 2020, "Provably efficient reinforcement learning with linear function approximation",
// arXiv:1907.05388) with a learned representation. For h = H-1 .. 0, on the transitions (x, a, r, x') of layer h:
//
//   Sigma_h = sum phi_h phi_h' + lambda I,   w_h = Sigma_h^-1 sum phi_h ( r + V_{h+1}(x') ),   V_H = 0
//   Q_h(x, a) = min( w_h phi_h(x, a) + alpha sqrt( phi_h(x, a)' Sigma_h^-1 phi_h(x, a) ), H )
//   V_h(x) = max_a Q_h(x, a)
//
// Every transition is encoded once where it began and once, by the next layer's encoder, where it led.
namespace RoboIrl.Learners.Briee;

/// <summary>Plans with a bonus, the last layer first; the file's opening lines say how.</summary>
internal static class OptimisticPlanner
{
    /// <summary>Plans.</summary>
    /// <param name="data">Transitions by layer, [H].</param>
    /// <param name="encoders">Encoders by layer, [H].</param>
    /// <param name="actions">A.</param>
    /// <param name="lambda">Ridge, above 0.</param>
    /// <param name="bonus">alpha, at least 0.</param>
    /// <returns>Values and their greedy policy. It keeps the encoders.</returns>
    public static OptimisticValues Plan(IReadOnlyList<TransitionReplay> data, IReadOnlyList<StateEncoder> encoders, int actions, double lambda, double bonus)
    {
        int horizon = data.Count;
        OptimisticValues values = new(bonus, horizon, horizon);
        Span<float> target = stackalloc float[1];
        for (int layer = horizon - 1; layer >= 0; layer--)
        {
            TransitionReplay rows = data[layer];
            StateEncoder encoder = encoders[layer];
            ActionRidge ridge = new(actions, encoder.States, 1);
            float[] guess = new float[encoder.States];
            int size = rows.ObservationSize;
            for (int i = 0; i < rows.Count; i++)
            {
                double next = layer + 1 < horizon ? values.Best(layer + 1, rows.There.Slice(i * size, size)).Value : 0;
                target[0] = (float)(rows.Rewards[i] + next);
                encoder.Encode(rows.Here.Slice(i * size, size), guess);
                ridge.Add(rows.Actions[i], guess, target);
            }

            ridge.Solve(lambda, 1);
            values.Set(layer, encoder, ridge);
        }

        return values;
    }
}
