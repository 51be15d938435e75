// TD3+BC (Fujimoto and Gu 2021, arXiv:2106.06860) on the critics of TD3 (Fujimoto, van Hoof and Meger 2018, arXiv:1802.09477).
//
//   a'         = clip(pi'(o') + clip(sigma * noise, -c, c), bounds)                            (TD3, eq. 14)
//   y          = r + gamma * (1 - terminated) * min_e Q'_e(o', a')                             (TD3, eq. 10)
//   L_critic   = sum_e mean( (Q_e(o, a) - y)^2 )
//   L_policy   = -lambda * mean( Q_1(o, pi(o)) ) + mean_ba( ((pi(o) - a) / scale)^2 ),         (TD3+BC, eq. 3)
//   lambda     = alpha / mean |Q_1(o, pi(o))|, a number without a gradient                     (TD3+BC, eq. 5)
//   Q', pi'   <- (1 - tau) * target + tau * what learns, and L_policy, at every second update
//
// lambda's Q is that of the policy's actions, as in the authors' code; the paper writes that of the dataset's.
// scale is half the range of an element of the action; sigma and c are in the same unit.
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

namespace RoboIrl.Learners.Td3Bc;

/// <summary>TD3 with behaviour cloning; the file's opening lines say what it minimises.</summary>
public sealed class Td3BcLearner : ILearner<ITransitions>
{
    private readonly Td3BcConfig _config;
    private readonly Td3BcNetworks _networks;
    private readonly OptimizerSet _optimizers = new();
    private readonly AdamOptimizer _policyOptimizer, _criticOptimizer;
    private readonly TransitionTensors _batch;
    private long _updates;

    /// <summary>Creates a learner with fresh weights.</summary>
    /// <param name="spec">The environment; its action must be bounded.</param>
    /// <param name="config">Hyper-parameters.</param>
    /// <param name="seed">Seed of the weights.</param>
    /// <param name="device">Where tensors live.</param>
    public Td3BcLearner(EnvironmentSpec spec, Td3BcConfig config, ulong seed, Device device)
    {
        _config = config;
        _networks = new Td3BcNetworks(spec, config, seed, device);
        _policyOptimizer = _optimizers.Add("policy_optimizer", _networks.Policy.Parameters, config.PolicyLearningRate);
        _criticOptimizer = _optimizers.Add("critic_optimizer", _networks.Critics.Online.parameters(), config.CriticLearningRate);
        _batch = new TransitionTensors(
            config.BatchSize, spec.Observation.Size, spec.Action.Size, TransitionParts.Actions | TransitionParts.ObservationActions | TransitionParts.Outcome | TransitionParts.NextNoise, device);
    }

    /// <inheritdoc/>
    public IPolicy Policy => _networks.Policy;

    /// <inheritdoc/>
    public double Progress { get; set; }

    /// <inheritdoc/>
    public void PrepareThread() => torch.set_num_threads(1);

    /// <inheritdoc/>
    public void Update(ITransitions experience, ref Rng rng, IMetrics metrics) => Update(experience, _config.BatchSize, ref rng, metrics);

    /// <summary>One step of the policy towards the actions of a batch, of which the critics hear nothing.</summary>
    /// <param name="experience">What to learn from.</param>
    /// <param name="rng">The only source of randomness.</param>
    /// <param name="metrics">Gets the loss.</param>
    internal void Clone(ITransitions experience, ref Rng rng, IMetrics metrics)
    {
        using var scope = torch.NewDisposeScope();
        _batch.Draw(experience, ref rng);
        Tensor cloning = Cloning(_networks.Policy.Mean(_batch.Observations), _config.BatchSize);                           // scalar
        _policyOptimizer.Minimize(cloning);
        _networks.FollowPolicy(1);
        metrics.Add("losses/cloning_loss", cloning.item<float>());
    }

    /// <summary>An update in which only the first actions of the batch are cloned.</summary>
    /// <param name="experience">What to learn from.</param>
    /// <param name="clonedRows">How many rows, at least 1.</param>
    /// <param name="rng">The only source of randomness.</param>
    /// <param name="metrics">Losses and their kin.</param>
    internal void Update(ITransitions experience, int clonedRows, ref Rng rng, IMetrics metrics)
    {
        using var scope = torch.NewDisposeScope();
        _batch.Draw(experience, ref rng);
        Tensor target; // [B], TD3, eq. 10
        using (torch.no_grad())
        {
            Tensor mean = _networks.TargetPolicy.Mean(_batch.NextObservations);                                            // [B, A]
            Tensor action = _networks.TargetPolicy.Disturb(mean, _batch.NextNoise, _config.PolicyNoise, _config.NoiseClip); // [B, A]
            Tensor nextQ = _networks.Critics.Target.ForwardMin(torch.cat(new[] { _batch.NextObservations, action }, 1));   // [B]
            target = _batch.Rewards + (_batch.Continuation * nextQ * _config.Discount);
        }

        Tensor q = _networks.Critics.Online.forward(_batch.ObservationActions);                                            // [E, B, 1]
        Tensor criticLoss = FusedLosses.SumOfMeanSquares(q, target);                                                       // scalar
        _criticOptimizer.Minimize(criticLoss);
        metrics.Add("losses/critic_loss", criticLoss.item<float>());
        metrics.Add("critic/mean_target", target.mean().item<float>());

        _updates++;
        if (_updates % _config.PolicyDelay == 0)
        {
            ImprovePolicy(clonedRows, metrics);
            _networks.Follow(_config.TargetRate);
        }
    }

    /// <inheritdoc/>
    public void Save(ICheckpointWriter writer)
    {
        writer.Value("updates", _updates);
        _networks.Save(writer);
        _optimizers.Save(writer);
    }

    /// <inheritdoc/>
    public void Load(ICheckpointReader reader)
    {
        _updates = reader.Int64("updates");
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

    private void ImprovePolicy(int clonedRows, IMetrics metrics)
    {
        Tensor action = _networks.Policy.Mean(_batch.Observations);                                                        // [B, A]
        Tensor q = _networks.Critics.Online.ForwardFrozen(torch.cat(new[] { _batch.Observations, action }, 1), 0);         // [B, 1], of the first critic
        Tensor cloning = Cloning(action, clonedRows);                                                                      // scalar
        double lambda = _config.Alpha / q.detach().abs().mean().item<float>();                                             // eq. 5
        Tensor loss = cloning - (q.mean() * lambda);                                                                       // scalar, eq. 3
        _policyOptimizer.Minimize(loss);
        metrics.Add("losses/policy_loss", loss.item<float>());
        metrics.Add("losses/cloning_loss", cloning.item<float>());
        metrics.Add("critic/mean_q", q.detach().mean().item<float>());
    }

    private Tensor Cloning(Tensor action, int rows) =>
        _networks.Policy.SquaredError(action.narrow(0, 0, rows), _batch.Actions.narrow(0, 0, rows)).mean() / action.shape[1];
}
