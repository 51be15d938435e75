using RoboIrl.Learners.Tensors;
using static TorchSharp.torch;

namespace RoboIrl.Learners.Layered;

/// <summary>A batch of inverse kinematics: what was seen before, what was done, what was seen after.</summary>
/// <param name="rows">B.</param>
/// <param name="size">d.</param>
/// <param name="causes">How many things could have been done.</param>
internal sealed class InverseBatch(int rows, int size, int causes) : IDisposable
{
    private readonly InputTensor _here = new(CPU, rows, size);
    private readonly InputTensor _there = new(CPU, rows, size);
    private readonly InputTensor _causes = new(CPU, rows, causes);

    /// <summary>[B, d] where the action was drawn.</summary>
    public Tensor Here => _here.Value;

    /// <summary>[B, d] at the end.</summary>
    public Tensor There => _there.Value;

    /// <summary>[B, causes], one-hot.</summary>
    public Tensor Causes => _causes.Value;

    /// <summary>Copies rows.</summary>
    /// <param name="data">Keeps both observations.</param>
    /// <param name="done">[n] what was done in each of its rows.</param>
    /// <param name="drawn">[B] which rows.</param>
    public void Fill(RolloutData data, ReadOnlySpan<int> done, ReadOnlySpan<int> drawn)
    {
        RowBatches.Gather(data.Fork, drawn, _here);
        RowBatches.Gather(data.End, drawn, _there);
        RowBatches.GatherOneHot(done, drawn, _causes);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _here.Dispose();
        _there.Dispose();
        _causes.Dispose();
    }
}
