namespace TorchSharp.Modules;

/// <summary>Settings of a group of parameters.</summary>
public abstract class OptimizerOptions
{
    /// <summary>The learning rate; null takes the optimiser's.</summary>
    public double? LearningRate { get; set; }

    /// <summary>The learning rate that schedules start from; null takes the learning rate.</summary>
    public double? InitialLearningRate { get; set; }

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
