using RoboIrl.Learners.Layered;
using RoboIrl.Torch.Fused;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RoboIrl.Learners.Musik;

/// <summary>What MusIK's composed form learns at one layer: N action heads that act there, and a decoder of the next layer.</summary>
internal sealed class MusikNetworks : IInverseModel
{
    /// <summary>Draws fresh weights.</summary>
    /// <param name="observationSize">d.</param>
    /// <param name="hidden">Units of a head's hidden layer.</param>
    /// <param name="actions">A.</param>
    /// <param name="heads">N.</param>
    /// <param name="seed">Of the weights.</param>
    public MusikNetworks(int observationSize, int hidden, int actions, int heads, ulong seed)
    {
        torch.manual_seed(unchecked((long)seed));
        Heads = new Mlp("heads", observationSize, [hidden], actions, MlpActivation.Tanh, heads);
        Decoder = new LinearDecoder(observationSize, heads);
    }

    /// <summary>The N heads side by side: d inputs, A logits.</summary>
    public Mlp Heads { get; }

    /// <summary>Says by its label which head leads to an observation of the next layer.</summary>
    public LinearDecoder Decoder { get; }

    /// <summary>[N] the policy of this layer's cover that each head continues; empty until it is known.</summary>
    public int[] Parents { get; set; } = [];

    /// <inheritdoc/>
    public IEnumerable<Parameter> Parameters => [.. Heads.parameters(), Decoder.Weight];

    /// <summary>log sum_j f_j(a | x) softmax(W x')_j of each row (eq. 6).</summary>
    /// <inheritdoc/>
    public Tensor LogLikelihood(Tensor here, Tensor causes, Tensor there)
    {
        Tensor heads = (Heads.forward(here).log_softmax(-1) * causes).sum(-1); // [N, B]
        return (heads.transpose(0, 1) + Decoder.LogProbabilities(there)).logsumexp(1); // [B]
    }

    /// <inheritdoc/>
    public void Freeze() => Decoder.Freeze();

    /// <inheritdoc/>
    public void Dispose()
    {
        Heads.Dispose();
        Decoder.Dispose();
    }
}
