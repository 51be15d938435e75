// Conservative Q-learning, CQL(H) (Kumar, Zhou, Tucker and Levine 2020, arXiv:2006.04779) on soft actor-critic (see ../Sac).
//
//   y         = r + gamma * (1 - terminated) * (min_e Q'_e(o', a') [- temperature * log pi(a'|o')]),  a' ~ pi(.|o')
//   gap_e     = mean( log sum_k exp(Q_e(o, a_k)) / density(a_k) - Q_e(o, a) )                               (eq. 4 and appendix F)
//   L_critic  = sum_e mean( (Q_e(o, a) - y)^2 ) + alpha * factor * sum_e (gap_e - tau)                      (eq. 4, 30)
//   L_factor  = -alpha * factor * mean_e (gap_e - tau), with a constant gap                                 (eq. 30)
//   L_policy  = mean( temperature * log pi(a~|o) - min_e Q_e(o, a~) ),  a~ ~ pi(.|o)
//
// The a_k are K uniform actions, K of the policy at o and K of the policy at o', all valued at o; the density of each is that
// of the distribution it was drawn from, which makes the sum an estimate of the integral over actions (but for a factor 3 K,
// a constant). Without 'lagrange' the factor is 1 and tau is 0. The entropy in brackets is an option, off by default.
// Shapes: B transitions of a batch, O observation and A action elements, E = 2 critics, K actions of each kind.
using RoboIrl.Core.Checkpoints;
using RoboIrl.Core.Data;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Learning;
using RoboIrl.Core.Policies;
using RoboIrl.Core.Randomness;
using RoboIrl.Learners.Sac;
using RoboIrl.Learners.Tensors;
using RoboIrl.Torch.Fused;
using TorchSharp;
using static TorchSharp.torch;

namespace RoboIrl.Learners.Cql;

/// <summary>Conservative Q-learning; the file's opening lines say what it minimises.</summary>
public sealed class CqlLearner : ILearner<ITransitions>
{
    private readonly CqlConfig _config;
    private readonly CqlNetworks _networks;
    private readonly SacNetworks _actorCritic;
    private readonly OptimizerSet _optimizers = new();
    private readonly AdamOptimizer _policyOptimizer, _criticOptimizer, _temperatureOptimizer, _factorOptimizer;
    private readonly TransitionTensors _batch;
    private readonly ProposedActions _proposed;
    private readonly double _targetEntropy;
    private long _updates;

    /// <summary>Creates a learner with fresh weights.</summary>
    /// <param name="spec">The environment; its action must be bounded.</param>
    /// <param name="config">Hyper-parameters.</param>
    /// <param name="seed">Seed of the weights.</param>
    /// <param name="device">Where tensors live.</param>
    public CqlLearner(EnvironmentSpec spec, CqlConfig config, ulong seed, Device device)
    {
        _config = config;
        _targetEntropy = config.TargetEntropyPerAction * spec.Action.Size;
        _networks = new CqlNetworks(spec, config, seed, device);
        _actorCritic = _networks.ActorCritic;
        _policyOptimizer = _optimizers.Add("policy_optimizer", _actorCritic.Policy.parameters(), config.PolicyLearningRate);
        _criticOptimizer = _optimizers.Add("critic_optimizer", _actorCritic.Critic.parameters(), config.CriticLearningRate);
        _temperatureOptimizer = _optimizers.Add("temperature_optimizer", new[] { _actorCritic.LogTemperature }, config.TemperatureLearningRate);
        _factorOptimizer = _optimizers.Add("factor_optimizer", new[] { _networks.LogFactor }, config.CriticLearningRate);
        _batch = new TransitionTensors(
            config.BatchSize,
            spec.Observation.Size,
            spec.Action.Size,
            TransitionParts.Actions | TransitionParts.Outcome | TransitionParts.Noise | TransitionParts.NextNoise,
            device);
        _proposed = new ProposedActions(config.BatchSize, config.SampledActions, spec, device);
    }

    /// <inheritdoc/>
    public IPolicy Policy => _actorCritic;

    /// <inheritdoc/>
    public double Progress { get; set; }

    /// <inheritdoc/>
    public void PrepareThread() => torch.set_num_threads(1);

    /// <inheritdoc/>
    public void Update(ITransitions experience, ref Rng rng, IMetrics metrics)
    {
        using var scope = torch.NewDisposeScope();
        _batch.Draw(experience, ref rng);
        _proposed.Draw(ref rng);
        double temperature = Math.Exp(_actorCritic.LogTemperature.item<float>());
        ImproveCritics(temperature, metrics);
        ImprovePolicy(temperature, metrics);
        FusedUpdate.Polyak(_actorCritic.TargetCritic.Packed, _actorCritic.Critic.Packed, _config.TargetRate);
        _updates++;
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
        _proposed.Dispose();
        _networks.Dispose();
    }

    private void ImproveCritics(double temperature, IMetrics metrics)
    {
        Tensor target, inputs, logDensities; // [B]; [(3 K + 1) B, O + A]; [3 K, B]
        using (torch.no_grad())
        {
            (Tensor nextAction, Tensor nextLogProb) = Sample(_actorCritic.Policy.forward(_batch.NextObservations), _batch.NextNoise);              // [B, A], [B]
            Tensor nextQ = _actorCritic.TargetCritic.ForwardMin(torch.cat(new[] { _batch.NextObservations, nextAction }, 1));                      // [B]
            target = FusedLosses.SacTarget(nextQ, nextLogProb, _batch.Rewards, _batch.Continuation, _config.BackupEntropy ? temperature : 0, _config.Discount);
            (inputs, logDensities) = Propose();
        }

        // One pass values the sampled actions, and in its last B rows the dataset's.
        int kinds = 3 * _config.SampledActions;
        Tensor q = _actorCritic.Critic.forward(inputs).view(-1, kinds + 1, _config.BatchSize);                                                     // [E, 3 K + 1, B]
        Tensor recorded = q.select(1, kinds);                                                                                                      // [E, B]
        Tensor gaps = ((q.narrow(1, 0, kinds) - logDensities).logsumexp(1) - recorded).mean(new long[] { 1 });                                     // [E]
        Tensor bellman = FusedLosses.SumOfMeanSquares(recorded, target);                                                                           // scalar
        double factor = _config.Lagrange ? Math.Min(Math.Exp(_networks.LogFactor.item<float>()), 1e6) : 1;
        double gap = gaps.detach().mean().item<float>();
        Tensor loss = bellman + (gaps.sum() * (_config.Alpha * factor));
        _criticOptimizer.Minimize(loss);
        if (_config.Lagrange)
        {
            _factorOptimizer.Minimize(_networks.LogFactor.exp().sum() * (-_config.Alpha * (gap - _config.TargetGap)));
        }

        metrics.Add("losses/critic_loss", loss.item<float>());
        metrics.Add("losses/bellman_loss", bellman.item<float>());
        metrics.Add("critic/gap", gap);
        metrics.Add("critic/penalty_factor", factor);
    }

    private void ImprovePolicy(double temperature, IMetrics metrics)
    {
        Tensor head = _actorCritic.Policy.forward(_batch.Observations);                                                                            // [B, 2 A]
        (Tensor action, Tensor logProb) = Sample(head, _batch.Noise);                                                                              // [B, A], [B]
        Tensor wanted = _updates < _config.CloningUpdates
            ? SquashedGaussian.LogProb(head, _batch.Actions, _actorCritic.ActionScale, _actorCritic.ActionBias, _config.LogStdMin, _config.LogStdMax)
            : _actorCritic.Critic.ForwardMin(torch.cat(new[] { _batch.Observations, action }, 1));                                                 // [B]
        Tensor loss = FusedLosses.SacPolicy(logProb, wanted, temperature);                                                                         // scalar
        _policyOptimizer.Minimize(loss);

        double entropy = -logProb.detach().mean().item<float>();
        if (_config.LearnTemperature)
        {
            _temperatureOptimizer.Minimize(_actorCritic.LogTemperature.exp().sum() * (entropy - _targetEntropy));
        }

        metrics.Add("losses/policy_loss", loss.item<float>());
        metrics.Add("policy/entropy", entropy);
        metrics.Add("policy/temperature", temperature);
    }

    // The critics' inputs: K uniform actions, then in turn one of the policy here and one of the policy at the next observation,
    // K times; then the dataset's. All with the observation here.
    private (Tensor Inputs, Tensor LogDensities) Propose()
    {
        int k = _config.SampledActions;
        Tensor heads = _actorCritic.Policy.forward(torch.cat(new[] { _batch.Observations, _batch.NextObservations }, 0)).repeat(k, 1);             // [2 K B, 2 A]
        (Tensor drawn, Tensor logProbs) = Sample(heads, _proposed.Noise);                                                                          // [2 K B, A], [2 K B]
        Tensor actions = torch.cat(new[] { _proposed.Uniform, drawn, _batch.Actions }, 0);                                                         // [(3 K + 1) B, A]
        Tensor logDensities = torch.cat(new[] { _proposed.UniformLogDensities, logProbs.view(2 * k, _config.BatchSize) }, 0);                      // [3 K, B]
        return (torch.cat(new[] { _batch.Observations.repeat((3 * k) + 1, 1), actions }, 1), logDensities);
    }

    private (Tensor Action, Tensor LogProb) Sample(Tensor head, Tensor noise) =>
        SquashedGaussian.Sample(head, noise, _actorCritic.ActionScale, _actorCritic.ActionBias, _config.LogStdMin, _config.LogStdMax);
}
