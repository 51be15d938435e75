namespace TorchSharp.Modules;

/// <summary>What a recurrent network was asked to be.</summary>
internal sealed record RecurrentShape(long Inputs, long Hidden, long Layers, bool Bias, bool BatchFirst, double Dropout, bool Bidirectional)
{
    internal long Directions => Bidirectional ? 2 : 1;

    internal RecurrentShape Checked()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Inputs, 1, "inputSize");
        ArgumentOutOfRangeException.ThrowIfLessThan(Hidden, 1, "hiddenSize");
        ArgumentOutOfRangeException.ThrowIfLessThan(Layers, 1, "numLayers");
        ArgumentOutOfRangeException.ThrowIfNegative(Dropout, "dropout");
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Dropout, 1, "dropout");
        return this;
    }

    /// <summary>Whether the input is a batch [T, N, in] (or [N, T, in]); false for one sequence [T, in].</summary>
    internal bool CheckInput(torch.Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.ndim is not (2 or 3) || input.size(-1) != Inputs)
        {
            throw new ArgumentException($"The input has the shape [{string.Join(", ", input.shape)}], expected two or three dimensions with {Inputs} features in the last.", nameof(input));
        }

        return input.ndim == 3;
    }

    /// <summary>Zero states [layers * directions, N, hidden] that fit a batch.</summary>
    internal torch.Tensor ZeroState(torch.Tensor batch) =>
        torch.zeros([Layers * Directions, batch.size(BatchFirst ? 0 : 1), Hidden], batch.dtype, batch.device);
}
