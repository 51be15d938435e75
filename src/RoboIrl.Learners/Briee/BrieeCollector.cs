using RoboIrl.Core.Layered;
using RoboIrl.Core.Randomness;
using RoboIrl.Learners.Layered;

namespace RoboIrl.Learners.Briee;

/// <summary>Plays the episodes of a round and keeps two transitions of each.</summary>
internal sealed class BrieeCollector : IDisposable
{
    private readonly ILayeredBatch _batch;
    private readonly ulong _seed;
    private readonly int[] _actions, _memory;
    private readonly float[] _rewards;
    private readonly LayeredScratch _scratch = new();
    private float[] _here, _there;

    /// <summary>Makes room.</summary>
    /// <param name="problem">What is played.</param>
    /// <param name="samples">n, episodes per layer and round.</param>
    /// <param name="recent">Most transitions that a layer keeps.</param>
    /// <param name="seed">Of the episodes.</param>
    public BrieeCollector(ILayeredProblem problem, int samples, int recent, ulong seed)
    {
        LayeredSpec spec = problem.Spec;
        _seed = seed;
        _actions = new int[samples];
        _memory = new int[samples];
        _rewards = new float[samples];
        _here = new float[checked(samples * spec.ObservationSize)];
        _there = new float[_here.Length];
        Replays = [.. Enumerable.Range(0, spec.Horizon).Select(_ => new TransitionReplay(recent, spec.ObservationSize))];
        _batch = problem.CreateBatch(samples);
    }

    /// <summary>Transitions by layer, [H].</summary>
    public IReadOnlyList<TransitionReplay> Replays { get; }

    /// <summary>Episodes begun so far; all are broken off early and count whole.</summary>
    public long Episodes { get; private set; }

    /// <summary>For each layer h: n episodes follow the policy to h, and the actions in h and h + 1 are drawn uniformly. Both transitions are kept.</summary>
    /// <param name="policy">Leads the way.</param>
    /// <param name="rng">Source of the actions.</param>
    public void Play(ILayeredPolicy policy, ref Rng rng)
    {
        int samples = _actions.Length, horizon = Replays.Count;
        for (int target = 0; target < horizon; target++)
        {
            _memory.AsSpan().Clear();
            _batch.Begin(_seed, Episodes, samples);
            Episodes += samples;
            _batch.Observe(0, _here);
            for (int layer = 0; layer <= Math.Min(target + 1, horizon - 1); layer++)
            {
                if (layer < target)
                {
                    policy.Act(layer, _here, _memory, _actions, _scratch, ref rng);
                }
                else
                {
                    Draw(ref rng);
                }

                _batch.Step(_actions, _rewards);
                _batch.Observe(0, _there);
                if (layer >= target)
                {
                    Replays[layer].Add(_here, _actions, _rewards, _there);
                }

                (_here, _there) = (_there, _here);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _batch.Dispose();

    private void Draw(ref Rng rng)
    {
        foreach (ref int action in _actions.AsSpan())
        {
            action = rng.NextInt(_batch.Spec.Actions);
        }
    }
}
