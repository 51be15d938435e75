using RoboIrl.Core.Data;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Layered;
using RoboIrl.Core.Policies;
using RoboIrl.Core.Randomness;
using RoboIrl.Learners.Layered;

namespace RoboIrl.Learners.Rnd;

/// <summary>N whole episodes in lockstep as the policy lives them, and the bonus for where each step led.</summary>
internal sealed class RndRollout : IDisposable
{
    private readonly RndConfig _config;
    private readonly ILayeredBatch _batch;
    private readonly ulong _seed;
    private readonly float[] _logits, _logProbabilities, _errors, _targets, _returns;
    private readonly int[] _actions;
    private readonly LayeredScratch _scratch = new();
    private readonly RewardNormalizer _normalizer;

    /// <summary>Makes room.</summary>
    /// <param name="problem">What is played.</param>
    /// <param name="config">Number of episodes, bonus.</param>
    /// <param name="seed">Of the episodes.</param>
    public RndRollout(ILayeredProblem problem, RndConfig config, ulong seed)
    {
        LayeredSpec spec = problem.Spec;
        (_config, _seed) = (config, seed);
        Buffer = new RolloutBuffer(spec.Horizon, config.Lanes, spec.ObservationSize, 1);
        Buffer.Ends[^config.Lanes..].Fill(EpisodeEnd.Terminated);
        _logits = new float[config.Lanes * spec.Actions];
        _logProbabilities = new float[spec.Actions];
        _actions = new int[config.Lanes];
        _returns = new float[config.Lanes];
        _errors = new float[Buffer.TransitionCount];
        _targets = new float[checked(Buffer.TransitionCount * config.EmbeddingSize)];
        _normalizer = new RewardNormalizer(config.Lanes, config.Discount);
        _batch = problem.CreateBatch(config.Lanes);
    }

    /// <summary>T = H steps of N episodes; an action is its number, rewards have the bonus in them.</summary>
    public RolloutBuffer Buffer { get; }

    /// <summary>[T N, E] the random network's outputs where each step led.</summary>
    public ReadOnlySpan<float> Targets => _targets;

    /// <summary>[N] the problem's own rewards, summed over each episode.</summary>
    public ReadOnlySpan<float> Returns => _returns;

    /// <summary>Episodes begun so far.</summary>
    public long Episodes { get; private set; }

    /// <summary>Plays the next N episodes with drawn actions.</summary>
    /// <param name="networks">Who acts.</param>
    /// <param name="rng">Source of the draws.</param>
    public void Play(RndNetworks networks, ref Rng rng)
    {
        int lanes = _config.Lanes;
        Array.Clear(_returns);
        _batch.Begin(_seed, Episodes, lanes);
        Episodes += lanes;
        _batch.Observe(0, Buffer.ObservationsAt(0, 0, lanes));
        for (int t = 0; t < Buffer.Steps; t++)
        {
            Act(networks, t, ref rng);
            Span<float> rewards = Buffer.Rewards.Slice(t * lanes, lanes);
            _batch.Step(_actions, rewards);
            _batch.Observe(0, Buffer.ObservationsAt(t + 1, 0, lanes));
            for (int i = 0; i < lanes; i++)
            {
                _returns[i] += rewards[i];
            }
        }

        AddBonus(networks);
    }

    /// <inheritdoc/>
    public void Dispose() => _batch.Dispose();

    private void Act(RndNetworks networks, int t, ref Rng rng)
    {
        int lanes = _config.Lanes, choices = _logProbabilities.Length;
        ReadOnlySpan<float> observations = Buffer.ObservationsAt(t, 0, lanes);
        networks.Policy.Infer(observations, lanes, _logits);
        networks.Value.Infer(observations, lanes, Buffer.Values.Slice(t * lanes, lanes));
        for (int i = 0; i < lanes; i++)
        {
            Categorical.LogProbabilities(_logits.AsSpan(i * choices, choices), _logProbabilities);
            int action = Categorical.Draw(_logProbabilities, rng.NextDouble());
            _actions[i] = action;
            Buffer.Actions[(t * lanes) + i] = action;
            Buffer.LogProbabilities[(t * lanes) + i] = _logProbabilities[action];
        }
    }

    private void AddBonus(RndNetworks networks)
    {
        if (_config.BonusCoefficient == 0)
        {
            return;
        }

        int lanes = _config.Lanes;
        networks.Surprise(Buffer.Observations[(lanes * Buffer.ObservationSize)..], _targets, _errors, _scratch);
        _normalizer.BeginRollout();
        for (int k = 0; k < _errors.Length; k++)
        {
            float bonus = _config.NormalizeBonus ? _normalizer.Normalize(k % lanes, _errors[k], Buffer.Ends[k] != EpisodeEnd.None) : _errors[k];
            Buffer.Rewards[k] += (float)_config.BonusCoefficient * bonus;
        }

        _normalizer.EndRollout();
    }
}
