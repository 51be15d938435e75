using System.Runtime.InteropServices;
using RoboIrl.Learners.Layered;
using RoboIrl.Learners.Ppo;
using RoboIrl.Learners.Tensors;
using RoboIrl.Torch.Fused;
using TorchSharp;
using static TorchSharp.torch;

namespace RoboIrl.Learners.Briee;

/// <summary>A function of where a step led, in -1 .. 1: two tanh layers and a tanh. Used again and again with fresh weights.</summary>
internal sealed class Discriminator : IDisposable
{
    private readonly Mlp _network;
    private readonly InputTensor _seen, _pull;
    private readonly double _learningRate;
    private AdamOptimizer? _optimizer;

    /// <summary>Makes room; <see cref="Begin"/> it before anything else.</summary>
    /// <param name="rows">B.</param>
    /// <param name="observationSize">d.</param>
    /// <param name="hidden">Units of each hidden layer.</param>
    /// <param name="learningRate">Adam's step size.</param>
    public Discriminator(int rows, int observationSize, int hidden, double learningRate)
    {
        _learningRate = learningRate;
        _network = new Mlp("discriminator", observationSize, [hidden, hidden], 1, MlpActivation.Tanh);
        _seen = new InputTensor(CPU, rows, observationSize);
        _pull = new InputTensor(CPU, rows, 1);
    }

    /// <summary>Tells a batch's values and asks what to do about them.</summary>
    /// <param name="values">[B] f(x').</param>
    /// <param name="pull">[B], to be written: derivative of what is minimised by each value.</param>
    public delegate void Judge(ReadOnlySpan<float> values, Span<float> pull);

    /// <summary>Draws fresh weights, orthogonal ones.</summary>
    /// <param name="seed">Of the weights.</param>
    public void Begin(ulong seed)
    {
        using var scope = torch.NewDisposeScope();
        torch.manual_seed(unchecked((long)seed));
        PpoNetworks.Initialize(_network, outputGain: 1);
        _optimizer?.Dispose();
        _optimizer = new AdamOptimizer(_network.parameters(), _learningRate);
    }

    /// <summary>The values of any number of observations.</summary>
    /// <param name="observations">[n, d]</param>
    /// <param name="values">[n], written.</param>
    public void Evaluate(ReadOnlySpan<float> observations, Span<float> values)
    {
        _network.Infer(observations, values.Length, values);
        foreach (ref float value in values)
        {
            value = MathF.Tanh(value);
        }
    }

    /// <summary>One gradient step.</summary>
    /// <param name="data">The transitions.</param>
    /// <param name="drawn">[B] which of them.</param>
    /// <param name="judge">Says where each value is to go.</param>
    public void Step(TransitionReplay data, ReadOnlySpan<int> drawn, Judge judge)
    {
        using var scope = torch.NewDisposeScope();
        RowBatches.Gather(data.There, drawn, _seen);
        Tensor values = _network.forward(_seen.Value).tanh(); // [B, 1]
        judge(MemoryMarshal.Cast<byte, float>(values.detach().bytes), _pull.Span);
        _pull.Upload();
        _optimizer!.Minimize((values * _pull.Value).sum());
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _optimizer?.Dispose();
        _network.Dispose();
        _seen.Dispose();
        _pull.Dispose();
    }
}
