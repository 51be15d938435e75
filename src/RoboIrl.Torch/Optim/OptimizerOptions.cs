namespace TorchSharp.Modules;

/// <summary>Settings of a group of parameters.</summary>
public abstract class OptimizerOptions
{
    /// <summary>The learning rate; null takes the optimiser's.</summary>
    public double? LearningRate { get; set; }

    /// <summary>The learning rate that schedules start from; null takes the learning rate.</summary>
    public double? InitialLearningRate { get; set; }

    /// <summary>A copy, to try on it what may fail.</summary>
    internal OptimizerOptions Copy() => (OptimizerOptions)MemberwiseClone();

    /// <summary>Takes what is left open from an optimiser's settings, which are complete, and checks the result.</summary>
    internal void Complete(OptimizerOptions defaults)
    {
        LearningRate ??= defaults.LearningRate;
        InitialLearningRate ??= LearningRate;
        Fill(defaults);
        Check();
    }

    /// <summary>Refuses settings out of range; all of them are there.</summary>
    internal virtual void Check() => CheckAtLeastZero(LearningRate!.Value, "The learning rate");

    /// <summary>Takes the settings of the optimiser's kind that are left open.</summary>
    private protected abstract void Fill(OptimizerOptions defaults);

    private protected static void CheckAtLeastZero(double value, string name)
    {
        if (!(value >= 0))
        {
            throw new ArgumentException($"{name} is {value}, expected 0 or more.");
        }
    }

    private protected static void CheckFactor(double value, string name)
    {
        if (value is not (>= 0 and < 1))
        {
            throw new ArgumentException($"{name} is {value}, expected 0 or more and less than 1.");
        }
    }

    /// <summary>Reads the settings.</summary>
    /// <param name="reader">Source.</param>
    public virtual void LoadStateDict(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        InitialLearningRate = reader.ReadDouble();
        LearningRate = reader.ReadDouble();
    }

    /// <summary>Copies the settings of another group of the same optimiser.</summary>
    /// <param name="source">The other group's settings.</param>
    public virtual void LoadStateDict(OptimizerOptions source)
    {
        ArgumentNullException.ThrowIfNull(source);
        InitialLearningRate = source.InitialLearningRate;
        LearningRate = source.LearningRate;
    }

    /// <summary>Writes the settings.</summary>
    /// <param name="writer">Destination.</param>
    public virtual void SaveStateDict(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(InitialLearningRate!.Value);
        writer.Write(LearningRate!.Value);
    }
}
