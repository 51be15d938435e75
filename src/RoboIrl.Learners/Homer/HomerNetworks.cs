using RoboIrl.Learners.Layered;
using RoboIrl.Torch.Fused;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RoboIrl.Learners.Homer;

/// <summary>Tells transitions that happened from pairs that were put together, through a narrow place: the abstract state of where they led.</summary>
internal sealed class HomerNetworks : IInverseModel
{
    /// <summary>Draws fresh weights.</summary>
    /// <param name="observationSize">d.</param>
    /// <param name="hidden">Units of a classifier's hidden layer.</param>
    /// <param name="actions">A.</param>
    /// <param name="heads">N, at least 2.</param>
    /// <param name="seed">Of the weights.</param>
    public HomerNetworks(int observationSize, int hidden, int actions, int heads, ulong seed)
    {
        torch.manual_seed(unchecked((long)seed));
        Classifiers = new Mlp("classifiers", observationSize, [hidden], actions, MlpActivation.Tanh, heads);
        Decoder = new LinearDecoder(observationSize, heads);
    }

    /// <summary>A classifier per abstract state: from where the step began, the logit for each action that it led to that state.</summary>
    public Mlp Classifiers { get; }

    /// <summary>The abstract state of where a step led.</summary>
    public LinearDecoder Decoder { get; }

    /// <inheritdoc/>
    public IEnumerable<Parameter> Parameters => [.. Classifiers.parameters(), Decoder.Weight];

    /// <summary>Half of log p(real | x, a, x') + log p(not real | x, a, x'') row by row, where x'' is where the next row's step led.</summary>
    /// <param name="here">x [B, d]; rows in no order.</param>
    /// <param name="causes">a [B, A], one-hot.</param>
    /// <param name="there">x' [B, d].</param>
    /// <returns>[B]; -log 2 is guessing.</returns>
    public Tensor LogLikelihood(Tensor here, Tensor causes, Tensor there)
    {
        Tensor logits = (Classifiers.forward(here) * causes).sum(-1).transpose(0, 1);             // [B, N]
        Tensor led = Decoder.LogProbabilities(there);                                             // [B, N]
        long rows = led.shape[0];
        Tensor strange = torch.cat(new[] { led.narrow(0, 1, rows - 1), led.narrow(0, 0, 1) }, 0); // [B, N] of the next row
        Tensor real = (led - nn.functional.softplus(-logits)).logsumexp(1);                       // [B] log sum_j softmax(W x')_j sigmoid(g_j)
        Tensor paired = (strange - nn.functional.softplus(logits)).logsumexp(1);                  // [B] log sum_j softmax(W x'')_j (1 - sigmoid(g_j))
        return (real + paired) * 0.5;
    }

    /// <inheritdoc/>
    public void Freeze() => Decoder.Freeze();

    /// <inheritdoc/>
    public void Dispose()
    {
        Classifiers.Dispose();
        Decoder.Dispose();
    }
}
