// Policy search by dynamic programming on a cover (Bagnell, Kakade, Ng and Schneider 2003; as Mhammedi, Foster and Rakhlin 2023
// use it). For h = H-1 .. 0:
//
//   n episodes: a uniform member of Psi(h) leads to x_h, a_h is uniform, pi(h+1 ..) goes on;  y = r_h + .. + r_(H-1)
//   L_h  = mean( (Q_h(x_h)[a_h] - y)^2 )
//   pi_h(x) = argmax_a Q_h(x)[a]
//
// Deviations: the output of Q is linear, where the paper has a tanh after every layer; every tenth episode is held out, for the log
// alone, so that Q is fitted to nine of ten; units, batches and episodes are fewer (PsdpConfig.cs names both).
// Shapes: B episodes of a batch, d observation elements, A actions.
using RoboIrl.Core.Randomness;
using RoboIrl.Learners.Tensors;
using RoboIrl.Torch.Fused;
using TorchSharp;
using static TorchSharp.torch;

namespace RoboIrl.Learners.Layered;

/// <summary>Learns a policy for the rewards from a cover, the last layer first; the file's opening lines say how.</summary>
/// <param name="config">Sample size and regression.</param>
internal sealed class Psdp(PsdpConfig config)
{
    /// <summary>Plays and learns.</summary>
    /// <param name="rollouts">Counts the episodes.</param>
    /// <param name="cover">A policy per layer, [H].</param>
    /// <param name="rng">Source of batches and weights.</param>
    /// <param name="log">Hears of each layer.</param>
    /// <param name="stop">Breaks off between two layers.</param>
    /// <param name="goal">What to learn instead of the problem's rewards; the cover is needed up to the layer before it.</param>
    /// <returns>The policy; the caller owns it.</returns>
    public GreedyValues Learn(LayeredRollouts rollouts, IReadOnlyList<ILayeredPolicy> cover, ref Rng rng, Action<LayerRecord> log, CancellationToken stop, PsdpGoal? goal = null)
    {
        int end = goal?.Layer ?? rollouts.Spec.Horizon;
        GreedyValues policy = new(rollouts.Spec);
        try
        {
            for (int layer = end - 1; layer >= 0; layer--)
            {
                stop.ThrowIfCancellationRequested();
                RolloutData data = new(rollouts.Spec.ObservationSize) { KeepsFork = true, KeepsEnd = goal is not null };
                rollouts.Play(new RolloutPlan { Before = cover[layer], Fork = layer, After = policy, End = end }, data, config.Samples);
                goal?.Score(data);
                policy.Set(layer, Fit(data, rollouts.Spec.Actions, ref rng, out (double Mean, double Error) loss));
                log(new LayerRecord("psdp", layer, layer, data.Count, 1, MeanSquare(data), loss.Mean, loss.Error));
            }
        }
        catch
        {
            policy.Dispose();
            throw;
        }

        return policy;
    }

    private Mlp Fit(RolloutData data, int actions, ref Rng rng, out (double Mean, double Error) loss)
    {
        using var scope = torch.NewDisposeScope();
        torch.manual_seed(unchecked((long)rng.NextUInt64()));
        Mlp network = new("values", data.ObservationSize, [config.Hidden], actions, MlpActivation.Tanh);
        RowBatches rows = new(data.Count, config.BatchSize);
        using AdamOptimizer optimizer = new(network.parameters(), config.LearningRate);
        using Batch batch = new(rows.Size, data.ObservationSize, actions), heldOut = new(rows.HeldOut.Length, data.ObservationSize, actions);
        for (int update = 0; update < config.Updates; update++)
        {
            using var step = torch.NewDisposeScope();
            if (rows.Draw(ref rng, out ReadOnlySpan<int> drawn))
            {
                batch.Fill(data, drawn);
            }

            optimizer.Minimize(batch.Errors(network).mean());
        }

        using var frozen = torch.no_grad();
        heldOut.Fill(data, rows.HeldOut);
        Tensor errors = heldOut.Errors(network); // [held out]
        loss = (errors.mean().item<float>(), errors.std().item<float>() / Math.Sqrt(rows.HeldOut.Length));
        return network;
    }

    private static double MeanSquare(RolloutData data)
    {
        double sum = 0;
        foreach (float value in data.Returns)
        {
            sum += value * value;
        }

        return sum / data.Count;
    }

    private sealed class Batch(int rows, int size, int actions) : IDisposable
    {
        private readonly InputTensor _observations = new(CPU, rows, size);   // [B, d]
        private readonly InputTensor _actions = new(CPU, rows, actions);     // [B, A], one-hot
        private readonly InputTensor _returns = new(CPU, rows, 1);           // [B, 1]

        public void Fill(RolloutData data, ReadOnlySpan<int> drawn)
        {
            RowBatches.Gather(data.Fork, drawn, _observations);
            RowBatches.GatherOneHot(data.Actions, drawn, _actions);
            RowBatches.Gather(data.Returns, drawn, _returns);
        }

        // [B]
        public Tensor Errors(Mlp network)
        {
            Tensor values = (network.forward(_observations.Value) * _actions.Value).sum(1); // [B]
            return (values - _returns.Value.squeeze(-1)).square();
        }

        public void Dispose()
        {
            _observations.Dispose();
            _actions.Dispose();
            _returns.Dispose();
        }
    }
}
