namespace TorchSharp.Modules;

/// <summary>What Adam and AdamW remember about a parameter.</summary>
public abstract class AdamState : OptimizerState
{
    private protected AdamState(Parameter parameter, bool amsgrad)
    {
        exp_avg = ZerosLike(parameter);
        exp_avg_sq = ZerosLike(parameter);
        max_exp_avg_sq = amsgrad ? ZerosLike(parameter) : null;
    }

    /// <summary>Steps taken with a gradient; settable, so that a checkpoint can restore it.</summary>
    public long step { get; set; }

    /// <summary>Average gradient, of the parameter's shape; belongs to the optimiser.</summary>
    public torch.Tensor exp_avg { get; }

    /// <summary>Average squared gradient, of the parameter's shape; belongs to the optimiser.</summary>
    public torch.Tensor exp_avg_sq { get; }

    /// <summary>Largest average squared gradient so far; null without AMSGrad.</summary>
    public torch.Tensor? max_exp_avg_sq { get; private set; }

    /// <inheritdoc/>
    public override void LoadStateDict(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        step = reader.ReadInt64();
        Utils.StateStream.ReadTensor(reader, nameof(exp_avg), exp_avg);
        Utils.StateStream.ReadTensor(reader, nameof(exp_avg_sq), exp_avg_sq);
        max_exp_avg_sq = Optional(max_exp_avg_sq, reader.ReadBoolean(), exp_avg_sq);
        if (max_exp_avg_sq is not null)
        {
            Utils.StateStream.ReadTensor(reader, nameof(max_exp_avg_sq), max_exp_avg_sq);
        }
    }

    /// <inheritdoc/>
    public override void LoadStateDict(OptimizerState source)
    {
        AdamState other = Same<AdamState>(source);
        step = other.step;
        Copy(exp_avg, other.exp_avg);
        Copy(exp_avg_sq, other.exp_avg_sq);
        max_exp_avg_sq = Optional(max_exp_avg_sq, other.max_exp_avg_sq is not null, exp_avg_sq);
        Copy(max_exp_avg_sq, other.max_exp_avg_sq);
    }

    internal override void CheckFits(OptimizerState source)
    {
        AdamState other = Same<AdamState>(source);
        CheckShape(nameof(exp_avg), exp_avg, other.exp_avg);
        CheckShape(nameof(exp_avg_sq), exp_avg_sq, other.exp_avg_sq);
        CheckShape(nameof(max_exp_avg_sq), exp_avg_sq, other.max_exp_avg_sq);
    }

    /// <inheritdoc/>
    public override void SaveStateDict(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(step);
        Utils.StateStream.WriteTensor(writer, exp_avg);
        Utils.StateStream.WriteTensor(writer, exp_avg_sq);
        writer.Write(max_exp_avg_sq is not null);
        if (max_exp_avg_sq is not null)
        {
            Utils.StateStream.WriteTensor(writer, max_exp_avg_sq);
        }
    }

    /// <inheritdoc/>
    public override bool ApproximatelyEquals(OptimizerState other) =>
        other is AdamState state && state.step == step && Close(exp_avg, state.exp_avg) && Close(exp_avg_sq, state.exp_avg_sq) && Close(max_exp_avg_sq, state.max_exp_avg_sq);

    /// <inheritdoc/>
    public override void to(torch.Device device)
    {
        Move(exp_avg, device);
        Move(exp_avg_sq, device);
        Move(max_exp_avg_sq, device);
    }

    /// <inheritdoc/>
    protected internal override void Free()
    {
        exp_avg.Dispose();
        exp_avg_sq.Dispose();
        max_exp_avg_sq?.Dispose();
    }

    /// <summary>Gives the state its tensor of largest second moments when AMSGrad was switched on later.</summary>
    internal torch.Tensor LargestMoment() => max_exp_avg_sq ??= ZerosLike(exp_avg_sq);
}
