namespace RoboIrl.Learners.Layered;

/// <summary>Hyper-parameters of policy search by dynamic programming.</summary>
public sealed record PsdpConfig
{
    /// <summary>n, episodes per layer, at least 20.</summary>
    public int Samples { get; init; } = 2048;

    /// <summary>Units of the hidden tanh layer; 400 in Mhammedi et al. 2023.</summary>
    public int Hidden { get; init; } = 100;

    /// <summary>Gradient steps per layer; 128 in Mhammedi et al. 2023.</summary>
    public int Updates { get; init; } = 128;

    /// <summary>Most episodes of a batch; 8196 in Mhammedi et al. 2023.</summary>
    public int BatchSize { get; init; } = 512;

    /// <summary>Adam's step size.</summary>
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>Refuses numbers that nothing can be learned with.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Samples, 20);
        ArgumentOutOfRangeException.ThrowIfLessThan(Hidden, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Updates, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(BatchSize, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(LearningRate);
    }
}
