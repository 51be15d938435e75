using RoboIrl.Learners.Layered;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RoboIrl.Learners.Musik;

/// <summary>What a problem of multi-step inverse kinematics learns: decoders of the layers t and h, and a table between their labels.</summary>
/// <remarks>One decoder of the paper that may differ from layer to layer is two here, one for each of the layers it is used in.</remarks>
internal sealed class KinematicsNetworks : IInverseModel
{
    private const double TableScale = 0.1;
    private readonly int _actions;

    /// <summary>Draws fresh weights.</summary>
    /// <param name="observationSize">d.</param>
    /// <param name="actions">A.</param>
    /// <param name="labels">S.</param>
    /// <param name="seed">Of the weights.</param>
    public KinematicsNetworks(int observationSize, int actions, int labels, ulong seed)
    {
        using var scope = torch.NewDisposeScope();
        torch.manual_seed(unchecked((long)seed));
        _actions = actions;
        Here = new LinearDecoder(observationSize, labels);
        There = new LinearDecoder(observationSize, labels);
        Table = new Parameter(torch.zeros(new long[] { labels * labels, actions * labels }).uniform_(-TableScale, TableScale)); // [S * S, A * S]
        Table.DetachFromDisposeScope();
    }

    /// <summary>Decoder of layer t.</summary>
    public LinearDecoder Here { get; }

    /// <summary>Decoder of layer h.</summary>
    public LinearDecoder There { get; }

    /// <summary>Logits of (action, continuation) in a row per (label in t, label in h).</summary>
    public Parameter Table { get; }

    /// <inheritdoc/>
    public IEnumerable<Parameter> Parameters => [Here.Weight, There.Weight, Table];

    /// <summary>log of sum over labels s, s' of p(s | x) p(s' | x') f((a, i) | s, s'), row by row; a cause is action times S plus continuation.</summary>
    /// <inheritdoc/>
    public Tensor LogLikelihood(Tensor here, Tensor causes, Tensor there)
    {
        Tensor labels = Here.LogProbabilities(here).view(-1, Here.Labels, 1) + There.LogProbabilities(there).view(-1, 1, Here.Labels); // [B, S, S]
        Tensor table = nn.functional.linear(causes, Table.log_softmax(1));                                      // [B, S * S]
        return (labels.flatten(1) + table).logsumexp(1);                                                       // [B]
    }

    /// <summary>The likeliest action and continuation for every pair of labels.</summary>
    /// <returns>[S, S] of (label in t, label in h).</returns>
    public (int Action, int Continuation)[,] Decisions()
    {
        using var scope = torch.NewDisposeScope();
        int labels = Here.Labels;
        float[] table = Table.detach().data<float>().ToArray();
        (int, int)[,] decisions = new (int, int)[labels, labels];
        for (int row = 0; row < labels * labels; row++)
        {
            int best = Rows.ArgMax(table.AsSpan(row * _actions * labels, _actions * labels));
            decisions[row / labels, row % labels] = (best / labels, best % labels);
        }

        return decisions;
    }

    /// <inheritdoc/>
    public void Freeze()
    {
        Here.Freeze();
        There.Freeze();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Here.Dispose();
        There.Dispose();
        Table.Dispose();
    }
}
