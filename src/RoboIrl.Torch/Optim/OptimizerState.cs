namespace TorchSharp.Modules;

/// <summary>What an optimiser remembers about one parameter.</summary>
public abstract class OptimizerState
{
    /// <summary>Reads the state.</summary>
    /// <param name="reader">Source.</param>
    public abstract void LoadStateDict(BinaryReader reader);

    /// <summary>Copies the state that another optimiser of the same kind has about a parameter of the same shape.</summary>
    /// <param name="source">The other state; it stays its owner's.</param>
    public abstract void LoadStateDict(OptimizerState source);

    /// <summary>Refuses a state that cannot be copied here, of another optimiser or of a parameter of another shape; changes nothing.</summary>
    /// <exception cref="ArgumentException">It cannot.</exception>
    internal abstract void CheckFits(OptimizerState source);

    /// <summary>Writes the state.</summary>
    /// <param name="writer">Destination.</param>
    public abstract void SaveStateDict(BinaryWriter writer);

    /// <summary>Whether another state has nearly the same values.</summary>
    /// <param name="other">The other state.</param>
    /// <returns>True when it has.</returns>
    public abstract bool ApproximatelyEquals(OptimizerState other);

    /// <summary>Moves the state to a device.</summary>
    /// <param name="device">Target.</param>
    public virtual void to(torch.Device device)
    {
    }

    /// <summary>Frees the state; the optimiser calls it.</summary>
    protected internal virtual void Free()
    {
    }

    private protected static T Same<T>(OptimizerState source) where T : OptimizerState => source as T
        ?? throw new ArgumentException($"The state is one of {source?.GetType().FullName ?? "null"}, expected {typeof(T).FullName}. Load a state of the same optimiser.", nameof(source));

    private protected static void CheckShape(string name, torch.Tensor target, torch.Tensor? source)
    {
        if (source is not null)
        {
            Utils.StateStream.CheckShape(name, target, source.shape);
        }
    }

    private protected static bool Close(torch.Tensor? a, torch.Tensor? b) =>
        a is null || b is null ? a is null && b is null : torch.allclose(a, b);

    /// <summary>Zeros like a parameter, which belong to the optimiser and to no scope.</summary>
    private protected static torch.Tensor ZerosLike(torch.Tensor parameter)
    {
        using IDisposable mode = torch.no_grad();
        return Weights.Buffer(torch.zeros_like(parameter));
    }

    /// <summary>Brings an optional tensor in line with whether a loaded state has one.</summary>
    private protected static torch.Tensor? Optional(torch.Tensor? current, bool wanted, torch.Tensor like)
    {
        if (wanted)
        {
            return current ?? ZerosLike(like);
        }

        current?.Dispose();
        return null;
    }

    private protected static void Copy(torch.Tensor? target, torch.Tensor? source)
    {
        if (target is not null && source is not null && !ReferenceEquals(target, source))
        {
            using IDisposable mode = torch.no_grad();
            target.copy_(source);
        }
    }

    private protected static void Move(torch.Tensor? tensor, torch.Device device)
    {
        if (tensor is not null)
        {
            using IDisposable mode = torch.no_grad();
            Utils.StorageMove.Apply(tensor, device, null, false);
        }
    }
}
