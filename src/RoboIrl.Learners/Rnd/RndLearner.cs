// PPO with random network distillation (Schulman et al. 2017, arXiv:1707.06347; Burda, Edwards, Storkey and Klimov 2019, "Exploration
// by random network distillation", arXiv:1810.12894), as a baseline on combination locks with the settings of the comparisons there.
//
//   N whole episodes in lockstep; with f a fixed random network and g its predictor
//   r'        = r + c mean_j( (g_j(x') - f_j(x'))^2 )                                     x' is where the step led
//   A, R      = generalised advantage estimation of r'                                    (Schulman et al. 2016, eq. 16)
//   L         = L_policy - c2 entropy + c1 L_value of a categorical policy                (CategoricalPpo.cs)
//   L_g       = mean( (g(x') - f(x'))^2 )
//
// As in the comparisons: one value function for the sum of both rewards; no normalisation of observations; values unclipped;
// episodes end for the bonus, too; RMSprop. Open there and chosen here: what the random network has for outputs (64), that all
// minibatches teach the predictor, that transitions which fill no minibatch are left out of an epoch, that the gradient's norm is
// that of policy and value without the predictor, and that the greedy policy is judged.
//
// Shapes: T = H steps, N episodes, B rows of a minibatch, d observation elements, A actions, E outputs of the random network.
using System.Runtime.InteropServices;
using RoboIrl.Core.Data;
using RoboIrl.Core.Layered;
using RoboIrl.Core.Randomness;
using RoboIrl.Learners.Layered;
using RoboIrl.Learners.Tensors;
using RoboIrl.Torch.Fused;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RoboIrl.Learners.Rnd;

/// <summary>PPO with random network distillation on layered problems; the file's opening lines say what it minimises.</summary>
public sealed class RndLearner : ILayeredLearner
{
    private readonly RndConfig _config;

    /// <summary>Creates a learner.</summary>
    /// <param name="config">Hyper-parameters.</param>
    public RndLearner(RndConfig config) => _config = config;

    /// <inheritdoc/>
    public LayeredResult Learn(ILayeredProblem problem, ulong seed, Action<LayerRecord> log, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(log);
        _config.Check();
        RndNetworks networks = new(problem.Spec, _config, seed);
        try
        {
            long episodes = Train(networks, problem, seed, new ReturnLog("ppo-rnd", problem.Spec.Horizon, _config.Episodes, log), stop);
            return new LayeredResult(networks, episodes, [networks]) { RewardEpisodes = episodes };
        }
        catch
        {
            networks.Dispose();
            throw;
        }
    }

    // Until the episodes are spent or the goal is reached.
    private long Train(RndNetworks networks, ILayeredProblem problem, ulong seed, ReturnLog log, CancellationToken stop)
    {
        Rng rng = new(seed, 1);
        using RndRollout rollout = new(problem, _config, seed);
        using Minibatch batch = new(Math.Min(_config.BatchSize, rollout.Buffer.TransitionCount), problem.Spec, _config.EmbeddingSize);
        using optim.Optimizer optimizer = OptimizerOf(networks);
        using ReturnGoal goal = new(problem, seed, _config.GoalReturn ?? double.PositiveInfinity, _config.EvaluationEpisodes, _config.GoalWindow);
        int evaluation = _config.GoalReturn is null ? 0 : _config.EvaluationEpisodes;
        for (int played = 1; rollout.Episodes + goal.Episodes + _config.Lanes + evaluation <= _config.Episodes || played == 1; played++)
        {
            stop.ThrowIfCancellationRequested();
            rollout.Play(networks, ref rng);
            Update(networks, rollout, batch, optimizer, ref rng);
            bool reached = evaluation > 0 && played % _config.RolloutsPerEvaluation == 0 && goal.IsReached(networks);
            log.Add(rollout.Returns, rollout.Episodes + goal.Episodes);
            if (reached)
            {
                break;
            }
        }

        log.Flush(rollout.Episodes + goal.Episodes);
        return rollout.Episodes + goal.Episodes;
    }

    private void Update(RndNetworks networks, RndRollout rollout, Minibatch batch, optim.Optimizer optimizer, ref Rng rng)
    {
        Parameter[] actorCritic = [.. networks.Policy.parameters(), .. networks.Value.parameters()];
        CategoricalPpo ppo = new(LossOptions(), networks.Policy.Outputs);
        int[] order = new int[rollout.Buffer.TransitionCount];
        rollout.Buffer.ComputeAdvantages(_config.Discount, _config.GaeLambda);
        for (int epoch = 0; epoch < _config.Epochs; epoch++)
        {
            rng.Permute(order);                                                           // [T N]
            for (int start = 0; start + batch.Rows <= order.Length; start += batch.Rows)
            {
                using var scope = torch.NewDisposeScope();
                ReadOnlySpan<int> drawn = order.AsSpan(start, batch.Rows);
                batch.Gather(rollout, drawn);
                Tensor logits = networks.Policy.forward(batch.Here.Value);                // [B, A]
                Tensor values = networks.Value.forward(batch.Here.Value);                 // [B, 1]
                ppo.Differentiate(rollout.Buffer, drawn, Floats(logits), Floats(values), batch.LogitSlopes.Span, batch.ValueSlopes.Span);
                batch.LogitSlopes.Upload();
                batch.ValueSlopes.Upload();
                // Has exactly these derivatives, and the predictor's loss.
                Tensor loss = (logits * batch.LogitSlopes.Value).sum() + (values * batch.ValueSlopes.Value).sum();
                if (_config.BonusCoefficient > 0)
                {
                    loss += (networks.Predictor.forward(batch.There.Value) - batch.Targets.Value).square().mean(); // L_g
                }

                optimizer.zero_grad();
                loss.backward();
                nn.utils.clip_grad_norm_(actorCritic, _config.MaxGradientNorm);
                optimizer.step();
            }
        }
    }

    private optim.Optimizer OptimizerOf(RndNetworks networks)
    {
        Parameter[] all = [.. networks.Policy.parameters(), .. networks.Value.parameters(), .. networks.Predictor.parameters()];
        return _config.Optimizer == RndOptimizer.Adam
            ? torch.optim.Adam(all, lr: _config.LearningRate, beta1: 0.9, beta2: 0.999)
            : torch.optim.RMSProp(all, lr: _config.LearningRate);
    }

    private PpoLossOptions LossOptions() => new()
    {
        ClipRatio = _config.ClipRange,
        ValueClip = 0,
        ValueCoefficient = _config.ValueCoefficient,
        EntropyCoefficient = _config.EntropyCoefficient,
        NormalizeAdvantages = true,
    };

    private static ReadOnlySpan<float> Floats(Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.detach().bytes);

    private sealed class Minibatch(int rows, LayeredSpec spec, int embedding) : IDisposable
    {
        public int Rows => rows;

        public InputTensor Here { get; } = new(CPU, rows, spec.ObservationSize);  // [B, d]

        public InputTensor There { get; } = new(CPU, rows, spec.ObservationSize); // [B, d], where the step led

        public InputTensor Targets { get; } = new(CPU, rows, embedding);          // [B, E]

        public InputTensor LogitSlopes { get; } = new(CPU, rows, spec.Actions);   // [B, A]

        public InputTensor ValueSlopes { get; } = new(CPU, rows, 1);              // [B, 1]

        public void Gather(RndRollout rollout, ReadOnlySpan<int> drawn)
        {
            RolloutBuffer buffer = rollout.Buffer;
            RowBatches.Gather(buffer.Observations, drawn, Here);
            RowBatches.Gather(buffer.Observations[(buffer.Rows * buffer.ObservationSize)..], drawn, There); // a step later
            RowBatches.Gather(rollout.Targets, drawn, Targets);
        }

        public void Dispose()
        {
            foreach (InputTensor tensor in (ReadOnlySpan<InputTensor>)[Here, There, Targets, LogitSlopes, ValueSlopes])
            {
                tensor.Dispose();
            }
        }
    }
}
