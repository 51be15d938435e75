// Soft actor-critic with automatic temperature (Haarnoja, Zhou, Hartikainen, Tucker, Ha, Tan, Kumar, Zhu, Gupta, Abbeel
// and Levine 2018, arXiv:1812.05905), with the two critics of Fujimoto et al. 2018 (arXiv:1802.09477).
//
//   y          = r + gamma * (1 - terminated) * (min_e Q'_e(o', a') - alpha * log pi(a'|o')),  a' ~ pi(.|o')   (eq. 2, 3)
//   L_critic   = sum_e mean( (Q_e(o, a) - y)^2 )                                                                (eq. 5)
//   L_policy   = mean( alpha * log pi(a~|o) - min_e Q_e(o, a~) ),  a~ = tanh(mean + std * noise)                (eq. 7, 9)
//   L_alpha    = -alpha * mean( log pi(a~|o) + target entropy )                                                 (eq. 18)
//   Q'        <- (1 - tau) * Q' + tau * Q
//
// Deviations from the paper: the square loss has no factor 1/2; the temperature's loss reuses the policy step's samples
// and is minimised in log alpha. Policy, temperature and targets move at every update; a widespread variant moves the
// policy twice at every second one, which is the same number of policy steps for one more set of samples.
// A truncated episode is bootstrapped like any other step; only termination cuts. With n_step n > 1, r is the discounted sum
// of up to n rewards, gamma becomes gamma^k and o' what follows the last of the k; entropies in between are left out.
//
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

namespace RoboIrl.Learners.Sac;

/// <summary>Soft actor-critic; the file's opening lines say what it minimises.</summary>
public sealed class SacLearner : IOffPolicyLearner
{
    private readonly SacConfig _config;
    private readonly SacNetworks _networks;
    private readonly OptimizerSet _optimizers = new();
    private readonly AdamOptimizer _policyOptimizer, _criticOptimizer, _temperatureOptimizer;
    private readonly TransitionTensors _batch;
    private readonly double _targetEntropy;

    /// <summary>Creates a learner with fresh weights.</summary>
    /// <param name="spec">The environment; its action must be bounded.</param>
    /// <param name="config">Hyper-parameters.</param>
    /// <param name="seed">Seed of the weights.</param>
    /// <param name="device">Where tensors live.</param>
    public SacLearner(EnvironmentSpec spec, SacConfig config, ulong seed, Device device)
    {
        _config = config;
        _targetEntropy = config.TargetEntropyPerAction * spec.Action.Size;
        _networks = new SacNetworks(spec, config, seed, device);
        _policyOptimizer = _optimizers.Add("policy_optimizer", _networks.Policy.parameters(), config.PolicyLearningRate, config.Optimistic);
        _criticOptimizer = _optimizers.Add("critic_optimizer", _networks.Critic.parameters(), config.CriticLearningRate, config.Optimistic);
        _temperatureOptimizer = _optimizers.Add("temperature_optimizer", [_networks.LogTemperature], config.TemperatureLearningRate);
        _batch = new TransitionTensors(
            config.BatchSize, spec.Observation.Size, spec.Action.Size, TransitionParts.ObservationActions | TransitionParts.Outcome | TransitionParts.Noise | TransitionParts.NextNoise, device);
    }

    /// <inheritdoc/>
    public IPolicy Policy => _networks;

    /// <inheritdoc/>
    public double Progress { get; set; }

    /// <inheritdoc/>
    public void PrepareThread() => torch.set_num_threads(1);

    /// <inheritdoc/>
    public void Act(ReadOnlySpan<float> observations, ReadOnlySpan<float> noise, Span<float> actions) => _networks.Act(observations, noise, actions);

    /// <inheritdoc/>
    public void Update(ITransitions experience, ref Rng rng, IMetrics metrics)
    {
        using var scope = torch.NewDisposeScope();
        Anneal();
        _batch.Draw(experience, ref rng);
        double alpha = Math.Exp(_networks.LogTemperature.item<float>());

        Tensor target; // [B], eq. 2 and 3
        using (torch.no_grad())
        {
            (Tensor nextAction, Tensor nextLogProb) = Sample(_batch.NextObservations, _batch.NextNoise);       // [B, A], [B]
            Tensor nextQ = _networks.TargetCritic.ForwardMin(torch.cat(new[] { _batch.NextObservations, nextAction }, 1)); // [B]
            target = FusedLosses.SacTarget(nextQ, nextLogProb, _batch.Rewards, _batch.Continuation, alpha, _config.Discount);
        }

        Tensor q = _networks.Critic.forward(_batch.ObservationActions);                                        // [E, B, 1]
        Tensor criticLoss = FusedLosses.SumOfMeanSquares(q, target);                                           // scalar, eq. 5
        _criticOptimizer.Minimize(criticLoss);

        (Tensor action, Tensor logProb) = Sample(_batch.Observations, _batch.Noise);                           // [B, A], [B]
        Tensor minQ = _networks.Critic.ForwardMin(torch.cat(new[] { _batch.Observations, action }, 1));        // [B]
        Tensor policyLoss = FusedLosses.SacPolicy(logProb, minQ, alpha);                                       // scalar, eq. 7
        _policyOptimizer.Minimize(policyLoss);

        double entropy = -logProb.detach().mean().item<float>();
        if (_config.LearnTemperature)
        {
            Tensor temperatureLoss = _networks.LogTemperature.exp().sum() * (entropy - _targetEntropy);        // scalar, eq. 18
            _temperatureOptimizer.Minimize(temperatureLoss);
        }

        FusedUpdate.Polyak(_networks.TargetCritic.Packed, _networks.Critic.Packed, _config.TargetRate);
        Report(metrics, criticLoss, policyLoss, entropy, alpha, minQ);
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

    // Where the end of the run is known, smaller and smaller steps end the swings of a return that a constant step size keeps up.
    private void Anneal()
    {
        double rest = Progress > _config.AnnealFrom ? (1 - Progress) / (1 - _config.AnnealFrom) : 1;
        _policyOptimizer.SetLearningRate(rest * _config.PolicyLearningRate);
        _criticOptimizer.SetLearningRate(rest * _config.CriticLearningRate);
    }

    private (Tensor Action, Tensor LogProb) Sample(Tensor observations, Tensor noise) => SquashedGaussian.Sample(
        _networks.Policy.forward(observations), noise, _networks.ActionScale, _networks.ActionBias, _config.LogStdMin, _config.LogStdMax);

    private static void Report(IMetrics metrics, Tensor criticLoss, Tensor policyLoss, double entropy, double alpha, Tensor minQ)
    {
        metrics.Add("losses/critic_loss", criticLoss.item<float>());
        metrics.Add("losses/policy_loss", policyLoss.item<float>());
        metrics.Add("policy/entropy", entropy);
        metrics.Add("policy/temperature", alpha);
        metrics.Add("critic/mean_q", minQ.detach().mean().item<float>());
    }
}
