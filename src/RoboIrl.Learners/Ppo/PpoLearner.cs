// Proximal policy optimisation with a clipped objective (Schulman, Wolski, Dhariwal, Radford and Klimov 2017,
// arXiv:1707.06347), advantages by generalised advantage estimation (Schulman et al. 2016, arXiv:1506.02438).
//
//   ratio      = pi(a|o) / pi_old(a|o)
//   L_policy   = -mean( min(ratio * A, clip(ratio, 1 - eps, 1 + eps) * A) )                            (eq. 7)
//   L_value    = 1/2 mean( max((V - R)^2, (V_old + clip(V - V_old, -eps, eps) - R)^2) )
//   L          = L_policy + c1 * L_value - c2 * entropy                                                (eq. 9)
//   approx_kl  = mean( (ratio - 1) - log(ratio) )
//
// Deviations from the paper, all of them the common practice described by Andrychowicz et al. 2021 (arXiv:2006.05990):
// the value loss is clipped; advantages are normalised per minibatch; the gradient's norm is clipped; Adam's step size
// falls to 0; observations and rewards are normalised by running statistics (the trainer does that). Unlike most
// implementations, a truncated episode is bootstrapped with the value of its last observation.
//
// Shapes: T steps per world, N worlds, B rows of a minibatch, O observation and A action elements.
using RoboIrl.Core.Checkpoints;
using RoboIrl.Core.Data;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Learning;
using RoboIrl.Core.Policies;
using RoboIrl.Core.Randomness;
using RoboIrl.Learners.Tensors;
using RoboIrl.Torch.Fused;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RoboIrl.Learners.Ppo;

/// <summary>Proximal policy optimisation; the file's opening lines say what it minimises.</summary>
public sealed class PpoLearner : IOnPolicyLearner
{
    private readonly PpoConfig _config;
    private readonly Device _device;
    private readonly PpoNetworks _networks;
    private readonly Parameter[] _parameters;
    private readonly Adam _optimizer;
    private readonly PpoLossOptions _loss;
    private RolloutTensors? _batch;
    private int[] _order = [];

    /// <summary>Creates a learner with fresh weights.</summary>
    /// <param name="spec">The environment.</param>
    /// <param name="config">Hyper-parameters.</param>
    /// <param name="seed">Seed of the weights.</param>
    /// <param name="device">Where tensors live.</param>
    public PpoLearner(EnvironmentSpec spec, PpoConfig config, ulong seed, Device device)
    {
        (_config, _device) = (config, device);
        _networks = new PpoNetworks(spec, config, seed, device);
        _parameters = [.. _networks.Parameters];
        // Adam's usual decay rates are stated: versions of TorchSharp differ in the default of beta2.
        _optimizer = torch.optim.Adam(_parameters, lr: config.LearningRate, beta1: 0.9, beta2: 0.999, eps: config.AdamEpsilon);
        _loss = new PpoLossOptions
        {
            ClipRatio = config.ClipRange,
            ValueClip = config.ClipValueLoss ? config.ClipRange : 0,
            ValueCoefficient = config.ValueCoefficient,
            EntropyCoefficient = config.EntropyCoefficient,
            NormalizeAdvantages = config.NormalizeAdvantages,
        };
    }

    /// <inheritdoc/>
    public IPolicy Policy => _networks;

    /// <inheritdoc/>
    public double Progress { get; set; }

    /// <inheritdoc/>
    public void PrepareThread() => torch.set_num_threads(1);

    /// <inheritdoc/>
    public void Act(ReadOnlySpan<float> observations, Span<Rng> noise, Span<float> actions, Span<float> logProbabilities, Span<float> values)
    {
        _networks.Sample(observations, noise, actions, logProbabilities);
        _networks.Value.Infer(observations, noise.Length, values);
    }

    /// <inheritdoc/>
    public void Value(ReadOnlySpan<float> observations, Span<float> values) => _networks.Value.Infer(observations, values.Length, values);

    /// <inheritdoc/>
    public void Update(RolloutBuffer rollout, ref Rng rng, IMetrics metrics)
    {
        rollout.ComputeAdvantages(_config.Discount, _config.GaeLambda); // Schulman et al. 2016, eq. 16
        double learningRate = _config.LearningRate * (_config.AnnealLearningRate ? 1 - Progress : 1);
        foreach (var group in _optimizer.ParamGroups)
        {
            group.LearningRate = learningRate;
        }

        RolloutTensors batch = PrepareMinibatches(rollout);
        var total = default(PpoLossStatistics);
        double gradientNorm = 0, lastKl = 0;
        int epochs = 0, updates = 0;
        do
        {
            rng.Permute(_order);                                                          // [T N]
            for (int start = 0; start < _order.Length; start += batch.Rows)
            {
                using var scope = torch.NewDisposeScope();
                batch.Gather(rollout, _order.AsSpan(start, batch.Rows));
                Tensor mean = _networks.PolicyMean.forward(batch.Observations);           // [B, A]
                Tensor values = _networks.Value.forward(batch.Observations);              // [B, 1]
                Tensor loss = FusedLosses.Ppo(mean, _networks.LogStd, values, batch.ForLoss, _loss, out PpoLossStatistics minibatch); // scalar, eq. 7 and 9
                _optimizer.zero_grad();
                loss.backward();
                gradientNorm += nn.utils.clip_grad_norm_(_parameters, _config.MaxGradientNorm);
                _optimizer.step();
                total = Sum(total, minibatch);
                lastKl = minibatch.ApproximateKl;
                updates++;
            }

            epochs++;
        }
        while (epochs < _config.Epochs && (_config.TargetKl == 0 || lastKl <= _config.TargetKl));

        _networks.RefreshStd();
        metrics.Add("losses/policy_loss", total.PolicyLoss / updates);
        metrics.Add("losses/value_loss", total.ValueLoss / updates);
        metrics.Add("losses/gradient_norm", gradientNorm / updates);
        metrics.Add("policy/entropy", total.Entropy / updates);
        metrics.Add("policy/approximate_kl", total.ApproximateKl / updates);
        metrics.Add("policy/clip_fraction", total.ClipFraction / updates);
        metrics.Add("value/explained_variance", ExplainedVariance(rollout));
        metrics.Add("update/learning_rate", learningRate);
        metrics.Add("update/epochs", epochs);
    }

    /// <inheritdoc/>
    public void Save(ICheckpointWriter writer)
    {
        _networks.Save(writer);
        writer.Section("optimizer").Write(_optimizer);
    }

    /// <inheritdoc/>
    public void Load(ICheckpointReader reader)
    {
        _networks.Load(reader);
        reader.Section("optimizer").ReadInto(_optimizer);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _optimizer.Dispose();
        _batch?.Dispose();
        _networks.Dispose();
    }

    /// <summary>Makes room for the minibatches of a rollout of this size; the same room serves every later one.</summary>
    private RolloutTensors PrepareMinibatches(RolloutBuffer rollout)
    {
        if (_order.Length != rollout.TransitionCount)
        {
            if (rollout.TransitionCount % _config.Minibatches != 0)
            {
                throw new ArgumentException(
                    $"ppo.minibatches is {_config.Minibatches}, which does not divide the rollout's {rollout.Steps} steps x {rollout.Rows} worlds = "
                    + $"{rollout.TransitionCount} transitions. Choose a divisor.",
                    nameof(rollout));
            }

            _batch?.Dispose();
            _batch = new RolloutTensors(rollout.TransitionCount / _config.Minibatches, rollout.ObservationSize, rollout.ActionSize, _device);
            _order = new int[rollout.TransitionCount];
        }

        return _batch!;
    }

    private static PpoLossStatistics Sum(PpoLossStatistics a, PpoLossStatistics b) => new(
        a.PolicyLoss + b.PolicyLoss, a.ValueLoss + b.ValueLoss, a.Entropy + b.Entropy, a.ApproximateKl + b.ApproximateKl, a.ClipFraction + b.ClipFraction);

    /// <summary>1 - var(R - V) / var(R): 1 where the value function foresaw every return, 0 where a constant would do as well.</summary>
    private static double ExplainedVariance(RolloutBuffer rollout)
    {
        double returns = 0, squares = 0, errors = 0, errorSquares = 0;
        ReadOnlySpan<float> targets = rollout.Returns, advantages = rollout.Advantages;
        for (int i = 0; i < targets.Length; i++)
        {
            returns += targets[i];
            squares += (double)targets[i] * targets[i];
            errors += advantages[i]; // R - V is the advantage
            errorSquares += (double)advantages[i] * advantages[i];
        }

        double n = targets.Length;
        double variance = (squares / n) - (returns / n * returns / n);
        double errorVariance = (errorSquares / n) - (errors / n * errors / n);
        return variance > 0 ? 1 - (errorVariance / variance) : 0;
    }
}
