// FILTER: inverse reinforcement learning with expert-state resets (Swamy, Wu, Choudhury, Bagnell and Wu 2023, "Inverse reinforcement
// learning without reinforcement learning", arXiv:2303.14623). Two players: the policy lowers the cost f that the other one raises
// where policy and expert differ,
//
//   min_pi max_f  sum_t E_pi[ f(o_t, a_t) ] - E_expert[ f(o_t, a_t) ]
//
// The policy is soft actor-critic on the reward -f (SacLearner), in episodes of which a share alpha starts in a state of the expert
// (ExpertResets). A round of the other player, every 5,000 steps of the policy:
//
//   L_ipm      = mean_E f - mean_L f + lambda * mean( (|grad_z f(z)| - 0.4)^2 ),   z = u e + (1 - u) l,  u ~ U(0, 1) per row
//   L_logistic = mean_E softplus(f) + mean_L softplus(-f) + the same penalty                 (GAIL: D = 1 / (1 + exp f) is "expert")
//
// over pairs e of the expert and l of the policy: those of this round's whole episodes (best response), or of all rounds (no regret).
// Reward of the policy: -f, or -log(1 - D) = softplus(-f) as in GAIL (Ho and Ermon 2016).
//
// Deviations, each with a key that gives the published code's way: rollouts start where episodes start, not in the mixture; remembered
// steps are rewarded by the present f; Adam keeps its moments between rounds. The policy's learned reward is charged on the action
// that the policy wanted, also where a trembling hand did another.
//
// Shapes: B pairs of a side, O observation and A action elements.
using RoboIrl.Core.Checkpoints;
using RoboIrl.Core.Imitation;
using RoboIrl.Core.Learning;
using RoboIrl.Core.Randomness;
using RoboIrl.Learners.Tensors;
using RoboIrl.Torch.Fused;
using TorchSharp;
using static TorchSharp.torch;

namespace RoboIrl.Learners.Filter;

/// <summary>The cost that tells the policy from the expert; the file's opening lines say what it minimises.</summary>
internal sealed class FilterReward : ILearnedReward
{
    private readonly FilterConfig _config;
    private readonly FilterParts _parts;
    private readonly DiscriminatorNetwork _network;
    private readonly InputTensor _expert, _learner, _mix;
    private readonly PairReservoir _past;
    private AdamOptimizer _optimizer;
    private long _rounds;

    /// <summary>Creates a cost with fresh weights.</summary>
    /// <param name="config">Hyper-parameters.</param>
    /// <param name="parts">Expert and worlds; owned from now on as they say.</param>
    /// <param name="seed">Seed of the weights.</param>
    /// <param name="device">Where tensors live.</param>
    public FilterReward(FilterConfig config, FilterParts parts, ulong seed, Device device)
    {
        (_config, _parts) = (config, parts);
        _past = new PairReservoir(parts.PairSize, IsBestResponse ? int.MaxValue : config.RememberedPairs);
        _network = new DiscriminatorNetwork(parts.PairSize, config.HiddenLayers, seed, device);
        _optimizer = CreateOptimizer();
        _expert = new InputTensor(device, config.DiscriminatorBatchSize, parts.PairSize);  // [B, O + A]
        _learner = new InputTensor(device, config.DiscriminatorBatchSize, parts.PairSize); // [B, O + A]
        _mix = new InputTensor(device, config.DiscriminatorBatchSize, 1);                  // [B, 1]
    }

    /// <inheritdoc/>
    public int RoundSteps => _config.RoundSteps;

    /// <inheritdoc/>
    public bool Relabels => _config.Relabel;

    private bool IsBestResponse => _config.Discriminator == "best_response";

    private bool IsLogistic => _config.Loss == "logistic";

    /// <inheritdoc/>
    public void Evaluate(ReadOnlySpan<float> observationActions, Span<float> rewards)
    {
        _network.Costs(observationActions, rewards);
        foreach (ref float value in rewards)
        {
            value = IsLogistic ? Softplus(-value) : -value;
        }
    }

    /// <inheritdoc/>
    public void Update(IOffPolicyLearner learner, double progress, ref Rng rng, IMetrics metrics)
    {
        float[] visited = _parts.Rollouts.Play(learner, rng.NextUInt64()); // [n, O + A]
        if (IsBestResponse)
        {
            _past.Clear();
        }

        _past.Add(visited, ref rng);
        Report(metrics);
        if (_past.Count > 0) // the physics may have failed in all episodes
        {
            Learn(ref rng, metrics);
        }

        _parts.Alpha = _config.Alpha + (((_config.FinalAlpha ?? _config.Alpha) - _config.Alpha) * progress);
    }

    /// <inheritdoc/>
    public void Save(ICheckpointWriter writer)
    {
        _network.Save(writer);
        _optimizer.Save(writer.Section("optimizer"));
        writer.Value("rounds", _rounds);
        writer.Value("rollout_steps", _parts.Rollouts.Steps);
        writer.Value("alpha", _parts.Alpha);
        if (!IsBestResponse) // which forgets them before it looks at them again
        {
            _past.Save(writer.Section("past"));
        }
    }

    /// <inheritdoc/>
    public void Load(ICheckpointReader reader)
    {
        _network.Load(reader);
        _optimizer.Load(reader.Section("optimizer"));
        _rounds = reader.Int64("rounds");
        _parts.Rollouts.CountFrom(reader.Int64("rollout_steps"));
        double alpha = reader.Double("alpha");
        if (_rounds < 0 || alpha is not (>= 0 and <= 1))
        {
            throw new InvalidDataException($"The checkpoint's discriminator has had {_rounds} rounds and an alpha of {alpha}; expected 0 rounds or more, and an alpha in [0, 1]. It is not one that a trainer wrote.");
        }

        _parts.Alpha = alpha;
        if (!IsBestResponse)
        {
            _past.Load(reader.Section("past"));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _optimizer.Dispose();
        _network.Dispose();
        _expert.Dispose();
        _learner.Dispose();
        _mix.Dispose();
        _parts.Dispose();
    }

    private void Learn(ref Rng rng, IMetrics metrics)
    {
        if (!_config.KeepMoments)
        {
            _optimizer.Dispose();
            _optimizer = CreateOptimizer();
        }

        _optimizer.SetLearningRate(_config.DiscriminatorLearningRate / (_config.DecayLearningRate ? Math.Max(_rounds, 1) : 1));
        for (int step = 0; step < _config.DiscriminatorSteps; step++)
        {
            DrawBatch(ref rng);
            Descend(metrics);
        }

        _rounds++;
    }

    private void DrawBatch(ref Rng rng)
    {
        _parts.Expert.SamplePairs(_expert.Span, ref rng);
        _past.Sample(_learner.Span, ref rng);
        foreach (ref float u in _mix.Span)
        {
            u = (float)rng.NextDouble();
        }

        _expert.Upload();
        _learner.Upload();
        _mix.Upload();
    }

    private void Descend(IMetrics metrics)
    {
        using var scope = torch.NewDisposeScope();
        Tensor expertCost = _network.Cost(_expert.Value);   // [B]
        Tensor learnerCost = _network.Cost(_learner.Value); // [B]
        Tensor loss = IsLogistic ? DiscriminatorLoss.Logistic(expertCost, learnerCost) : DiscriminatorLoss.Ipm(expertCost, learnerCost);           // scalar
        Tensor penalty = DiscriminatorLoss.Penalty(_network, _expert.Value, _learner.Value, _mix.Value, _config.GradientNorm); // scalar
        _optimizer.Minimize(loss + (penalty * _config.GradientPenalty));
        metrics.Add("discriminator/loss", loss.item<float>());
        metrics.Add("discriminator/penalty", penalty.item<float>());
        metrics.Add("discriminator/expert_cost", expertCost.mean().item<float>());
        metrics.Add("discriminator/learner_cost", learnerCost.mean().item<float>());
    }

    private AdamOptimizer CreateOptimizer() => new(_network.Parameters, _config.DiscriminatorLearningRate, optimistic: true);

    private void Report(IMetrics metrics)
    {
        if (double.IsFinite(_parts.Rollouts.MeanReturn))
        {
            metrics.Add("rollouts/mean_return", _parts.Rollouts.MeanReturn);
        }

        metrics.Add("rollouts/steps", _parts.Rollouts.Steps);
        metrics.Add("rollouts/numeric_faults", _parts.Rollouts.Faults);
        metrics.Add("resets/alpha", _parts.Alpha);
    }

    private static float Softplus(float x) => Math.Max(x, 0) + MathF.Log(1 + MathF.Exp(-Math.Abs(x)));
}
