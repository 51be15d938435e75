using RoboIrl.Core.Layered;
using RoboIrl.Core.Randomness;
using RoboIrl.Learners.Layered;
using RoboIrl.Learners.Ppo;
using RoboIrl.Torch.Fused;
using TorchSharp;

namespace RoboIrl.Learners.Rnd;

/// <summary>Policy, value function, a random network that stays as it is, and one that learns to predict it. As a policy: the likeliest action.</summary>
internal sealed class RndNetworks : ILayeredPolicy, IDisposable
{
    /// <summary>Draws fresh weights: orthogonal in policy and value as in PPO, uniform in the other two.</summary>
    /// <param name="spec">The problem's sizes. One network serves all layers: observations must tell them apart.</param>
    /// <param name="config">Layers.</param>
    /// <param name="seed">Of the weights.</param>
    public RndNetworks(LayeredSpec spec, RndConfig config, ulong seed)
    {
        using var scope = torch.NewDisposeScope();
        torch.manual_seed(unchecked((long)seed));
        Policy = new Mlp("policy", spec.ObservationSize, config.HiddenLayers, spec.Actions, MlpActivation.ReLU);
        Value = new Mlp("value", spec.ObservationSize, config.HiddenLayers, 1, MlpActivation.ReLU);
        Target = new Mlp("target", spec.ObservationSize, config.HiddenLayers, config.EmbeddingSize, MlpActivation.ReLU);
        Predictor = new Mlp("predictor", spec.ObservationSize, config.HiddenLayers, config.EmbeddingSize, MlpActivation.ReLU);
        PpoNetworks.Initialize(Policy, outputGain: 0.01);
        PpoNetworks.Initialize(Value, outputGain: 1);
    }

    /// <summary>[B, d] -> [B, A] logits.</summary>
    public Mlp Policy { get; }

    /// <summary>[B, d] -> [B, 1]</summary>
    public Mlp Value { get; }

    /// <summary>[B, d] -> [B, E], random and fixed.</summary>
    public Mlp Target { get; }

    /// <summary>[B, d] -> [B, E], learns <see cref="Target"/> where episodes went.</summary>
    public Mlp Predictor { get; }

    /// <inheritdoc/>
    public int Members => 1;

    /// <summary>How badly observations are predicted: those that were seen often are known.</summary>
    /// <param name="observations">[n, d]</param>
    /// <param name="targets">[n, E], written: the random network's outputs.</param>
    /// <param name="errors">[n], written: mean squares of predictor - target.</param>
    /// <param name="scratch">The calling thread's.</param>
    public void Surprise(ReadOnlySpan<float> observations, Span<float> targets, Span<float> errors, LayeredScratch scratch)
    {
        int size = Target.Outputs;
        Span<float> guesses = scratch.Floats(targets.Length);
        Target.Infer(observations, errors.Length, targets);
        Predictor.Infer(observations, errors.Length, guesses);
        for (int i = 0; i < errors.Length; i++)
        {
            float sum = 0;
            for (int j = i * size; j < (i + 1) * size; j++)
            {
                float difference = guesses[j] - targets[j];
                sum += difference * difference;
            }

            errors[i] = sum / size;
        }
    }

    /// <inheritdoc/>
    public void Act(int layer, ReadOnlySpan<float> observations, Span<int> memory, Span<int> actions, LayeredScratch scratch, ref Rng rng)
    {
        Span<float> logits = scratch.Floats(actions.Length * Policy.Outputs); // [n, A]
        Policy.Infer(observations, actions.Length, logits);
        Rows.ArgMax(logits, actions);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Policy.Dispose();
        Value.Dispose();
        Target.Dispose();
        Predictor.Dispose();
    }
}
