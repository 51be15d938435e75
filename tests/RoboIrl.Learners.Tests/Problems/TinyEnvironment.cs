using RoboIrl.Core.Environments;
using RoboIrl.Core.Randomness;

namespace RoboIrl.Learners.Tests.Problems;

/// <summary>N worlds of a few numbers each, with exact states: enough of an environment to test learning without physics.</summary>
public abstract class TinyEnvironment : IVectorEnvironment, IStateResettable, IEpisodeStarts
{
    private readonly double[][] _states;
    private readonly int[] _steps;
    private readonly long[] _faults;
    private readonly double[] _info;
    private readonly Rng[] _rngs;
    private readonly int _worldSize;

    protected TinyEnvironment(EnvironmentSpec spec, int count, int worldSize)
    {
        (Spec, Count, _worldSize) = (spec, count, worldSize);
        _states = [.. Enumerable.Range(0, count).Select(_ => new double[worldSize])];
        _steps = new int[count];
        _faults = new long[count];
        _info = new double[count];
        _rngs = new Rng[count];
    }

    public EnvironmentSpec Spec { get; }

    public int Count { get; }

    public long NumericFaults => _faults.Sum();

    public int StateSize => _worldSize + 5;

    public int? RecordedStateSize => StateSize;

    public long NumericFaultsOf(int row) => _faults[row];

    public void Reset(ulong seed, Span<float> observations)
    {
        for (int i = 0; i < Count; i++)
        {
            _rngs[i] = new Rng(seed, (ulong)i);
            Begin(i);
            Observe(_states[i], observations.Slice(i * Spec.Observation.Size, Spec.Observation.Size));
        }
    }

    public void Step(ReadOnlySpan<float> actions, StepBatch results) => StepRows(0, Count, actions, results);

    public void StepRows(int start, int count, ReadOnlySpan<float> actions, StepBatch results)
    {
        int o = Spec.Observation.Size, a = Spec.Action.Size;
        for (int k = 0; k < count; k++)
        {
            int i = start + k;
            (double reward, bool terminated) = Advance(_states[i], actions.Slice(k * a, a));
            _steps[i]++;
            bool faulted = Faults(_states[i], _steps[i]);
            _faults[i] += faulted ? 1 : 0;
            EpisodeEnd end = (terminated ? EpisodeEnd.Terminated : EpisodeEnd.None) | (faulted || _steps[i] >= Spec.MaxEpisodeSteps ? EpisodeEnd.Truncated : EpisodeEnd.None);
            results.Rewards[k] = (float)reward;
            results.Ends[k] = end;
            _info[i] = Info(_states[i], _steps[i]);
            Observe(_states[i], results.FinalObservations.Slice(k * o, o));
            if (end != EpisodeEnd.None)
            {
                Begin(i);
            }

            Observe(_states[i], results.Observations.Slice(k * o, o));
        }
    }

    public void ReadInfo(int row, Span<double> values) => values.Fill(_info[row]);

    public void GetState(int index, Span<double> state)
    {
        _states[index].CopyTo(state);
        (ulong s0, ulong s1, ulong s2, ulong s3) = _rngs[index].State;
        state[_worldSize] = _steps[index];
        state[_worldSize + 1] = BitConverter.UInt64BitsToDouble(s0);
        state[_worldSize + 2] = BitConverter.UInt64BitsToDouble(s1);
        state[_worldSize + 3] = BitConverter.UInt64BitsToDouble(s2);
        state[_worldSize + 4] = BitConverter.UInt64BitsToDouble(s3);
    }

    public void ResetTo(int index, ReadOnlySpan<double> state, Span<float> observation)
    {
        state[.._worldSize].CopyTo(_states[index]);
        _steps[index] = (int)state[_worldSize];
        _rngs[index] = Rng.FromState((
            BitConverter.DoubleToUInt64Bits(state[_worldSize + 1]),
            BitConverter.DoubleToUInt64Bits(state[_worldSize + 2]),
            BitConverter.DoubleToUInt64Bits(state[_worldSize + 3]),
            BitConverter.DoubleToUInt64Bits(state[_worldSize + 4])));
        Observe(_states[index], observation);
    }

    public void BeginFrom(int index, ReadOnlySpan<double> state, int mostSteps, Span<float> observation)
    {
        state[.._worldSize].CopyTo(_states[index]);
        _steps[index] = Math.Max((int)state[_worldSize], Spec.MaxEpisodeSteps - Math.Min(mostSteps, Spec.MaxEpisodeSteps));
        Observe(_states[index], observation);
    }

    public void Dispose() => GC.SuppressFinalize(this);

    protected abstract void Begin(double[] state, ref Rng rng);

    protected abstract (double Reward, bool Terminated) Advance(double[] state, ReadOnlySpan<float> action);

    /// <summary>Whether the physics failed in the step that led to a state, which truncates the episode.</summary>
    protected virtual bool Faults(double[] state, int episodeStep) => false;

    /// <summary>The value under every info name after a step.</summary>
    protected virtual double Info(double[] state, int episodeStep) => episodeStep;

    protected abstract void Observe(double[] state, Span<float> observation);

    private void Begin(int i)
    {
        _steps[i] = 0;
        Begin(_states[i], ref _rngs[i]);
    }
}
