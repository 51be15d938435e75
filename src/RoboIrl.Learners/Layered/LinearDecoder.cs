using System.Runtime.InteropServices;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RoboIrl.Learners.Layered;

/// <summary>Tells N labels from an observation by N scalar products, without an offset. Weights start uniform in +-1/sqrt(d).</summary>
internal sealed class LinearDecoder : IDisposable
{
    private readonly int _size;
    private float[] _frozen = [];

    /// <summary>Draws weights from torch's stream.</summary>
    /// <param name="observationSize">d.</param>
    /// <param name="labels">N.</param>
    public LinearDecoder(int observationSize, int labels)
    {
        (_size, Labels) = (observationSize, labels);
        double bound = 1 / Math.Sqrt(observationSize);
        Weight = new Parameter(torch.zeros(new long[] { labels, observationSize }).uniform_(-bound, bound)); // [N, d]
        Weight.DetachFromDisposeScope();
    }

    /// <summary>N.</summary>
    public int Labels { get; }

    /// <summary>[N, d]</summary>
    public Parameter Weight { get; }

    /// <summary>Logarithms of the labels' probabilities, softmax(W x).</summary>
    /// <param name="observations">[B, d]</param>
    /// <returns>[B, N]</returns>
    public Tensor LogProbabilities(Tensor observations) => nn.functional.linear(observations, Weight).log_softmax(1);

    /// <summary>Fixes the weights that <see cref="Decode"/> uses: call it when training is over.</summary>
    public void Freeze()
    {
        using var scope = torch.NewDisposeScope();
        _frozen = MemoryMarshal.Cast<byte, float>(Weight.detach().contiguous().bytes).ToArray();
    }

    /// <summary>The likeliest label of each row, by the weights that were frozen; for any thread.</summary>
    /// <param name="observations">[n, d]</param>
    /// <param name="labels">[n], written.</param>
    public void Decode(ReadOnlySpan<float> observations, Span<int> labels)
    {
        Span<float> logits = stackalloc float[Labels];
        for (int i = 0; i < labels.Length; i++)
        {
            ReadOnlySpan<float> row = observations.Slice(i * _size, _size);
            for (int j = 0; j < Labels; j++)
            {
                logits[j] = Rows.Dot(row, _frozen.AsSpan(j * _size, _size));
            }

            labels[i] = Rows.ArgMax(logits);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Weight.Dispose();
}
