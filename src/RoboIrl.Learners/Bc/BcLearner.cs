// Behaviour cloning: the dataset's actions by regression (Pomerleau 1989, Advances in Neural Information Processing Systems 1).
//
//   deterministic   L = mean_ba( ((pi(o) - a) / scale)^2 ),  pi(o) = scale * tanh(MLP(o)) + bias
//   gaussian        L = -mean_b( log N(a; pi(o), (scale * std)^2) )
//
// scale is half the range of an element of the action, so that every element counts the same.
// Shapes: B transitions of a batch, O observation and A action elements.
using RoboIrl.Core.Checkpoints;
using RoboIrl.Core.Data;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Learning;
using RoboIrl.Core.Policies;
using RoboIrl.Core.Randomness;
using RoboIrl.Learners.Tensors;
using TorchSharp;
using static TorchSharp.torch;

namespace RoboIrl.Learners.Bc;

/// <summary>Behaviour cloning; the file's opening lines say what it minimises.</summary>
public sealed class BcLearner : ILearner<ITransitions>
{
    private readonly BcNetworks _networks;
    private readonly AdamOptimizer _optimizer;
    private readonly TransitionTensors _batch;
    private readonly double _factor; // from the distance summed over the elements to the loss

    /// <summary>Creates a learner with fresh weights.</summary>
    /// <param name="spec">The environment; its action must be bounded.</param>
    /// <param name="config">Hyper-parameters.</param>
    /// <param name="seed">Seed of the weights.</param>
    /// <param name="device">Where tensors live.</param>
    public BcLearner(EnvironmentSpec spec, BcConfig config, ulong seed, Device device)
    {
        _networks = new BcNetworks(spec, config, seed, device);
        _optimizer = new AdamOptimizer(_networks.Policy.Parameters, config.LearningRate);
        _batch = new TransitionTensors(config.BatchSize, spec.Observation.Size, spec.Action.Size, TransitionParts.Actions, device);
        _factor = _networks.Policy.LogStd is null ? 1.0 / spec.Action.Size : 1;
    }

    /// <inheritdoc/>
    public IPolicy Policy => _networks.Policy;

    /// <inheritdoc/>
    public double Progress { get; set; }

    /// <inheritdoc/>
    public void PrepareThread() => torch.set_num_threads(1);

    /// <inheritdoc/>
    public void Update(ITransitions experience, ref Rng rng, IMetrics metrics)
    {
        using var scope = torch.NewDisposeScope();
        _batch.Draw(experience, ref rng);
        Tensor distance = _networks.Policy.Distance(_batch.Observations, _batch.Actions); // [B]
        Tensor loss = distance.mean() * _factor;                                          // scalar
        _optimizer.Minimize(loss);
        _networks.Policy.RefreshStd();
        metrics.Add("losses/policy_loss", loss.item<float>());
    }

    /// <inheritdoc/>
    public void Save(ICheckpointWriter writer)
    {
        _networks.Save(writer);
        _optimizer.Save(writer.Section("optimizer"));
    }

    /// <inheritdoc/>
    public void Load(ICheckpointReader reader)
    {
        _networks.Load(reader);
        _optimizer.Load(reader.Section("optimizer"));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _optimizer.Dispose();
        _batch.Dispose();
        _networks.Dispose();
    }
}
