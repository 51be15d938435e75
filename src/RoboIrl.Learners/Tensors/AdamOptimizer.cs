using RoboIrl.Core.Checkpoints;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RoboIrl.Learners.Tensors;

/// <summary>Adam (Kingma and Ba 2015), or its optimistic form: each step goes twice as far and takes the step before it back.</summary>
/// <remarks>
/// Daskalakis, Ilyas, Syrgkanis and Zeng 2018, "Training GANs with optimism" (arXiv:1711.00141): where two players learn against each
/// other, plain steps circle around the solution and optimistic ones reach it. With d_k the step that Adam takes,
/// p &lt;- p + 2 d_k - d_(k-1), d_0 = 0.
/// </remarks>
internal sealed class AdamOptimizer : IDisposable
{
    private readonly Parameter[] _parameters;
    private readonly Adam _adam;
    private readonly Tensor[] _before, _last;

    /// <param name="parameters">To train; they stay the caller's.</param>
    /// <param name="learningRate">Step size.</param>
    /// <param name="optimistic">Whether steps are optimistic.</param>
    public AdamOptimizer(IEnumerable<Parameter> parameters, double learningRate, bool optimistic = false)
    {
        _parameters = [.. parameters];
        _adam = torch.optim.Adam(_parameters, lr: learningRate, beta1: 0.9, beta2: 0.999); // stated because versions of TorchSharp differ in beta2
        _before = optimistic ? Zeros() : [];
        _last = optimistic ? Zeros() : [];
    }

    /// <summary>Sets the step size from now on.</summary>
    public void SetLearningRate(double value)
    {
        foreach (var group in _adam.ParamGroups)
        {
            group.LearningRate = value;
        }
    }

    /// <summary>One gradient step down a loss.</summary>
    /// <param name="loss">Scalar; its graph is used up.</param>
    public void Minimize(Tensor loss)
    {
        using var scope = torch.NewDisposeScope();
        CopyTo(_before);
        _adam.zero_grad();
        loss.backward();
        _adam.step();
        using var frozen = torch.no_grad();
        for (int i = 0; i < _last.Length; i++)
        {
            Tensor step = _parameters[i] - _before[i];
            _parameters[i].add_(step).sub_(_last[i]);
            _last[i].copy_(step);
        }
    }

    public void Save(ICheckpointWriter writer)
    {
        writer.Write(_adam);
        for (int i = 0; i < _last.Length; i++)
        {
            writer.Write($"last_{i}", _last[i]);
        }
    }

    public void Load(ICheckpointReader reader)
    {
        reader.ReadInto(_adam);
        for (int i = 0; i < _last.Length; i++)
        {
            reader.ReadInto($"last_{i}", _last[i]);
        }
    }

    public void Dispose()
    {
        _adam.Dispose();
        foreach (Tensor tensor in (ReadOnlySpan<Tensor>)[.. _before, .. _last])
        {
            tensor.Dispose();
        }
    }

    private void CopyTo(Tensor[] copies)
    {
        using var frozen = torch.no_grad();
        for (int i = 0; i < copies.Length; i++)
        {
            copies[i].copy_(_parameters[i]);
        }
    }

    private Tensor[] Zeros() => [.. _parameters.Select(static p => torch.zeros_like(p).DetachFromDisposeScope())];
}
