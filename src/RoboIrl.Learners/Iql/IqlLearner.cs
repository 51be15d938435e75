// Implicit Q-learning (Kostrikov, Nair and Levine 2021, arXiv:2110.06169).
//
//   A        = min_e Q'_e(o, a) - V(o)
//   L_value  = mean( |tau - 1(A < 0)| * A^2 )                                                  (eq. 5)
//   L_critic = sum_e mean( (Q_e(o, a) - r - gamma * (1 - terminated) * V(o'))^2 )              (eq. 6)
//   L_policy = -mean( min(exp(beta * A), clip) * log pi(a|o) )                                 (eq. 7)
//   Q'      <- (1 - rate) * Q' + rate * Q
//
// All three losses are taken with the networks as they were before the update; the authors' code lets policy and critics
// see the value function's step of the same update. A deterministic policy has the squared error in the place of -log pi.
// Shapes: B transitions of a batch, O observation and A action elements, E = 2 critics.
using RoboIrl.Core.Checkpoints;
using RoboIrl.Core.Data;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Learning;
using RoboIrl.Core.Policies;
using RoboIrl.Core.Randomness;
using RoboIrl.Learners.Tensors;
using RoboIrl.Torch.Fused;
using TorchSharp;
using static TorchSharp.torch;

namespace RoboIrl.Learners.Iql;

/// <summary>Implicit Q-learning; the file's opening lines say what it minimises.</summary>
public sealed class IqlLearner : ILearner<ITransitions>
{
    private readonly IqlConfig _config;
    private readonly IqlNetworks _networks;
    private readonly OptimizerSet _optimizers = new();
    private readonly AdamOptimizer _policyOptimizer, _criticOptimizer, _valueOptimizer;
    private readonly TransitionTensors _batch;

    /// <summary>Creates a learner with fresh weights.</summary>
    /// <param name="spec">The environment; its action must be bounded.</param>
    /// <param name="config">Hyper-parameters.</param>
    /// <param name="seed">Seed of the weights.</param>
    /// <param name="device">Where tensors live.</param>
    public IqlLearner(EnvironmentSpec spec, IqlConfig config, ulong seed, Device device)
    {
        _config = config;
        _networks = new IqlNetworks(spec, config, seed, device);
        _policyOptimizer = _optimizers.Add("policy_optimizer", _networks.Policy.Parameters, config.PolicyLearningRate);
        _criticOptimizer = _optimizers.Add("critic_optimizer", _networks.Critics.Online.parameters(), config.CriticLearningRate);
        _valueOptimizer = _optimizers.Add("value_optimizer", _networks.Value.parameters(), config.ValueLearningRate);
        _batch = new TransitionTensors(
            config.BatchSize, spec.Observation.Size, spec.Action.Size, TransitionParts.Actions | TransitionParts.ObservationActions | TransitionParts.Outcome, device);
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
        if (_config.AnnealPolicy)
        {
            _policyOptimizer.SetLearningRate(_config.PolicyLearningRate * 0.5 * (1 + Math.Cos(Math.PI * Progress)));
        }

        _batch.Draw(experience, ref rng);
        Tensor q, target; // [B], the dataset's actions under the target critics; [B], what the critics follow
        using (torch.no_grad())
        {
            q = _networks.Critics.Target.ForwardMin(_batch.ObservationActions);
            target = _batch.Rewards + (_batch.Continuation * _networks.Value.forward(_batch.NextObservations).flatten() * _config.Discount);
        }

        Tensor advantage = q - _networks.Value.forward(_batch.Observations).flatten();             // [B]
        Tensor fixedAdvantage = advantage.detach();                                                // [B]
        Tensor sides = (fixedAdvantage < 0).to(ScalarType.Float32);                                // [B], 1 where V is too large
        Tensor weights = (sides * (1 - (2 * _config.Expectile))) + _config.Expectile;              // [B], tau or 1 - tau
        Tensor valueLoss = (weights * advantage.square()).mean();                                  // scalar, eq. 5
        _valueOptimizer.Minimize(valueLoss);

        Tensor criticLoss = FusedLosses.SumOfMeanSquares(_networks.Critics.Online.forward(_batch.ObservationActions), target); // scalar, eq. 6
        _criticOptimizer.Minimize(criticLoss);
        _networks.Critics.Follow(_config.TargetRate);

        Tensor preference = (fixedAdvantage * _config.InverseTemperature).exp().clamp_max(_config.WeightClip);                  // [B]
        Tensor policyLoss = (preference * _networks.Policy.Distance(_batch.Observations, _batch.Actions)).mean();              // scalar, eq. 7
        _policyOptimizer.Minimize(policyLoss);
        _networks.Policy.RefreshStd();
        Report(metrics, valueLoss, criticLoss, policyLoss, fixedAdvantage, preference, q);
    }

    /// <inheritdoc/>
    public void Save(ICheckpointWriter writer)
    {
        _networks.Save(writer);
        _optimizers.Save(writer);
    }

    /// <inheritdoc/>
    public void Load(ICheckpointReader reader)
    {
        _networks.Load(reader);
        _optimizers.Load(reader);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _optimizers.Dispose();
        _batch.Dispose();
        _networks.Dispose();
    }

    private static void Report(IMetrics metrics, Tensor valueLoss, Tensor criticLoss, Tensor policyLoss, Tensor advantage, Tensor preference, Tensor q)
    {
        metrics.Add("losses/value_loss", valueLoss.item<float>());
        metrics.Add("losses/critic_loss", criticLoss.item<float>());
        metrics.Add("losses/policy_loss", policyLoss.item<float>());
        metrics.Add("critic/mean_advantage", advantage.mean().item<float>());
        metrics.Add("critic/mean_q", q.mean().item<float>());
        metrics.Add("policy/mean_weight", preference.mean().item<float>());
    }
}
