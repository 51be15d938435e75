using RoboIrl.Core.Randomness;
using RoboIrl.Learners.Tensors;
using TorchSharp;
using static TorchSharp.torch;

namespace RoboIrl.Learners.Layered;

/// <summary>Maximises the likelihood of an inverse model on episodes.</summary>
/// <param name="data">The episodes, with both observations.</param>
/// <param name="causes">[n] what was done in each.</param>
/// <param name="causeCount">How many things could have been done.</param>
/// <param name="batchSize">Most episodes of a batch.</param>
internal sealed class InverseFit(RolloutData data, int[] causes, int causeCount, int batchSize)
{
    /// <summary>Trains models with fresh weights one after another, as each may end in a local optimum, and keeps the best.</summary>
    /// <param name="create">Makes a model with weights that a seed decides.</param>
    /// <param name="plan">How, and how often.</param>
    /// <param name="rng">Source of weights and batches.</param>
    /// <param name="stop">Breaks off between two attempts.</param>
    /// <exception cref="InvalidOperationException">No attempt ended with a finite likelihood.</exception>
    public BestInverse<TModel> TrainBest<TModel>(Func<ulong, TModel> create, InversePlan plan, ref Rng rng, CancellationToken stop)
        where TModel : class, IInverseModel
    {
        TModel? best = null, model = null;
        HeldOutLikelihood achieved = HeldOutLikelihood.None;
        int attempts = 0;
        try
        {
            while (attempts < plan.Attempts && !plan.IsEnough(achieved))
            {
                stop.ThrowIfCancellationRequested();
                attempts++;
                model = create(rng.NextUInt64());
                HeldOutLikelihood heldOut = Train(model, plan.Updates, plan.LearningRate, ref rng);
                if (heldOut.Exceeds(achieved))
                {
                    (best, model, achieved) = (model, best, heldOut);
                }

                model?.Dispose();
                model = null;
            }

            return new BestInverse<TModel>(best ?? throw new InvalidOperationException(
                $"None of {attempts} attempts to fit {data.Count} episodes ended with a finite likelihood; the step size was {plan.LearningRate}. Look for observations that are not finite, or take smaller steps."), achieved, attempts);
        }
        catch
        {
            model?.Dispose();
            best?.Dispose();
            throw;
        }
    }

    /// <summary>Trains by Adam and freezes.</summary>
    /// <param name="model">With fresh weights.</param>
    /// <param name="updates">Gradient steps.</param>
    /// <param name="learningRate">Step size.</param>
    /// <param name="rng">Source of the batches.</param>
    /// <returns>Log-likelihood of the episodes that no batch had.</returns>
    public HeldOutLikelihood Train(IInverseModel model, int updates, double learningRate, ref Rng rng)
    {
        RowBatches rows = new(data.Count, batchSize);
        using AdamOptimizer optimizer = new(model.Parameters, learningRate);
        using InverseBatch batch = new(rows.Size, data.ObservationSize, causeCount), heldOut = new(rows.HeldOut.Length, data.ObservationSize, causeCount);
        for (int update = 0; update < updates; update++)
        {
            using var scope = torch.NewDisposeScope();
            if (rows.Draw(ref rng, out ReadOnlySpan<int> drawn))
            {
                batch.Fill(data, causes, drawn);
            }

            optimizer.Minimize(-model.LogLikelihood(batch.Here, batch.Causes, batch.There).mean());
        }

        using var outer = torch.NewDisposeScope();
        using var frozen = torch.no_grad();
        model.Freeze();
        heldOut.Fill(data, causes, rows.HeldOut);
        Tensor likelihood = model.LogLikelihood(heldOut.Here, heldOut.Causes, heldOut.There); // [held out]
        return new HeldOutLikelihood(likelihood.mean().item<float>(), likelihood.std().item<float>() / Math.Sqrt(rows.HeldOut.Length));
    }
}
