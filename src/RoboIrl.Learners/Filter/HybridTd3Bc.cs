// The policy player of FILTER where the expert's episodes are many and mixed (ant mazes, Swamy et al. 2023): TD3+BC, whose critics learn
// from the dataset and from what is lived, both rewarded by the present cost.
//
//   first     L = mean( ((pi(o) - a) / scale)^2 )                         on the dataset, 10,000 times
//   then      TD3+BC's update (Td3BcLearner) on batches of the dataset
//   at last   the same on batches half of the dataset, half lived; only the dataset's actions are cloned
using RoboIrl.Core.Checkpoints;
using RoboIrl.Core.Data;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Learning;
using RoboIrl.Core.Policies;
using RoboIrl.Core.Randomness;
using RoboIrl.Learners.Td3Bc;
using TorchSharp;
using static TorchSharp.torch;

namespace RoboIrl.Learners.Filter;

/// <summary>TD3+BC on a dataset and on what is lived; the file's opening lines say when it learns from which.</summary>
internal sealed class HybridTd3Bc : IOffPolicyLearner
{
    private readonly HybridConfig _config;
    private readonly Td3BcLearner _learner;
    private readonly MixedTransitions _mixed;
    private readonly ActionBounds _bounds;
    private readonly float[] _scale;
    private bool _cloned;

    /// <summary>Creates a learner with fresh weights.</summary>
    /// <param name="spec">The environment; its action must be bounded.</param>
    /// <param name="config">Hyper-parameters.</param>
    /// <param name="recorded">The dataset; the caller's.</param>
    /// <param name="evaluate">The learned reward.</param>
    /// <param name="seed">Seed of the weights.</param>
    /// <param name="device">Where tensors live.</param>
    public HybridTd3Bc(EnvironmentSpec spec, HybridConfig config, ITransitions recorded, RewardEvaluation evaluate, ulong seed, Device device)
    {
        _config = config;
        _learner = new Td3BcLearner(spec, config.Td3Bc, seed, device);
        _mixed = new MixedTransitions(recorded, spec.Observation.Size + spec.Action.Size, evaluate);
        _bounds = new ActionBounds(spec.Action);
        _scale = _bounds.Scale();
    }

    /// <inheritdoc/>
    public IPolicy Policy => _learner.Policy;

    /// <inheritdoc/>
    public double Progress { get; set; }

    /// <inheritdoc/>
    public void PrepareThread() => _learner.PrepareThread();

    /// <inheritdoc/>
    public void Act(ReadOnlySpan<float> observations, ReadOnlySpan<float> noise, Span<float> actions)
    {
        var unused = new Rng(0); // the policy itself is deterministic
        _learner.Policy.Act(observations, actions, ActMode.Deterministic, ref unused);
        for (int i = 0; i < actions.Length; i++)
        {
            actions[i] += (float)_config.ExplorationNoise * noise[i] * _scale[i % _scale.Length];
        }

        _bounds.Clip(actions, actions);
    }

    /// <inheritdoc/>
    public void Update(ITransitions experience, ref Rng rng, IMetrics metrics)
    {
        for (int i = 0; !_cloned && i < _config.CloningUpdates; i++)
        {
            _learner.Clone(_mixed, ref rng, metrics);
        }

        _cloned = true;
        _mixed.Lived = experience.TransitionCount >= Math.Max(1, _config.OnlineFrom) ? experience : null;
        _learner.Update(_mixed, _mixed.RecordedRows(_config.Td3Bc.BatchSize), ref rng, metrics);
    }

    /// <inheritdoc/>
    public void Save(ICheckpointWriter writer)
    {
        _learner.Save(writer);
        writer.Value("cloned", _cloned ? 1 : 0);
    }

    /// <inheritdoc/>
    public void Load(ICheckpointReader reader)
    {
        _learner.Load(reader);
        _cloned = reader.Int64("cloned") != 0;
    }

    /// <inheritdoc/>
    public void Dispose() => _learner.Dispose();
}
