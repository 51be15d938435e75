using RoboIrl.Core.Checkpoints;
using TorchSharp.Modules;

namespace RoboIrl.Learners.Tensors;

/// <summary>The optimisers of a learner, saved, restored and freed together, each in a section of its own name.</summary>
internal sealed class OptimizerSet : ICheckpointable, IDisposable
{
    private readonly List<(string Section, AdamOptimizer Optimizer)> _all = [];

    /// <summary>Creates an optimiser.</summary>
    /// <param name="section">Its name in checkpoints.</param>
    /// <param name="parameters">To train; they stay the caller's.</param>
    /// <param name="learningRate">Step size.</param>
    /// <param name="optimistic">Whether steps are optimistic.</param>
    /// <returns>Owned by the set.</returns>
    public AdamOptimizer Add(string section, IEnumerable<Parameter> parameters, double learningRate, bool optimistic = false)
    {
        AdamOptimizer optimizer = new(parameters, learningRate, optimistic);
        _all.Add((section, optimizer));
        return optimizer;
    }

    /// <inheritdoc/>
    public void Save(ICheckpointWriter writer)
    {
        foreach ((string section, AdamOptimizer optimizer) in _all)
        {
            optimizer.Save(writer.Section(section));
        }
    }

    /// <inheritdoc/>
    public void Load(ICheckpointReader reader)
    {
        foreach ((string section, AdamOptimizer optimizer) in _all)
        {
            optimizer.Load(reader.Section(section));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach ((_, AdamOptimizer optimizer) in _all)
        {
            optimizer.Dispose();
        }
    }
}
