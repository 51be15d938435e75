using RoboIrl.Core.Checkpoints;
using TorchSharp.Modules;

namespace RoboIrl.Learners.Tensors;

/// <summary>The optimisers of a learner, saved, restored and freed together, each in a section of its own name.</summary>
internal sealed class OptimizerSet : ICheckpointable, IDisposable
{
    private readonly List<(string Section, Adam Optimizer)> _all = [];

    /// <summary>Creates an optimiser.</summary>
    /// <param name="section">Its name in checkpoints.</param>
    /// <param name="parameters">To train; they stay the caller's.</param>
    /// <param name="learningRate">Step size.</param>
    /// <returns>Owned by the set.</returns>
    public Adam Add(string section, IEnumerable<Parameter> parameters, double learningRate)
    {
        Adam optimizer = Optimizers.CreateAdam(parameters, learningRate);
        _all.Add((section, optimizer));
        return optimizer;
    }

    /// <inheritdoc/>
    public void Save(ICheckpointWriter writer)
    {
        foreach ((string section, Adam optimizer) in _all)
        {
            writer.Section(section).Write(optimizer);
        }
    }

    /// <inheritdoc/>
    public void Load(ICheckpointReader reader)
    {
        foreach ((string section, Adam optimizer) in _all)
        {
            reader.Section(section).ReadInto(optimizer);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach ((_, Adam optimizer) in _all)
        {
            optimizer.Dispose();
        }
    }
}
