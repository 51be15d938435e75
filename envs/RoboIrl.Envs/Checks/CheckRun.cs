using System.Runtime.InteropServices;
using System.Security.Cryptography;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Randomness;

namespace RoboIrl.Envs.Checks;

/// <summary>A vector environment under random actions, with its own buffers.</summary>
internal sealed class CheckRun : IDisposable
{
    private readonly float[] _actions;
    private readonly double[] _state;
    private Rng _rng;
    private Rng _remembered;

    public CheckRun(EnvironmentDefinition definition, int rows, int workers, ulong seed)
    {
        Environment = new MuJoCoVectorEnvironment(definition, rows, workers);
        EnvironmentSpec spec = Environment.Spec;
        _actions = new float[rows * spec.Action.Size];
        _state = new double[Environment.StateSize];
        _rng = new Rng(seed, 1_000_000);
        Observations = new float[rows * spec.Observation.Size];
        FinalObservations = new float[rows * spec.Observation.Size];
        Rewards = new float[rows];
        Ends = new EpisodeEnd[rows];
        Environment.Reset(seed, Observations);
    }

    public MuJoCoVectorEnvironment Environment { get; }

    public float[] Observations { get; }

    public float[] FinalObservations { get; }

    public float[] Rewards { get; }

    public EpisodeEnd[] Ends { get; }

    /// <summary>What a world was last told to do, [A].</summary>
    public ReadOnlySpan<float> ActionOf(int row)
    {
        int size = Environment.Spec.Action.Size;
        return _actions.AsSpan(row * size, size);
    }

    public void Step(int count = 1)
    {
        VectorSpec action = Environment.Spec.Action;
        for (int step = 0; step < count; step++)
        {
            for (int i = 0; i < _actions.Length; i++)
            {
                int element = i % action.Size;
                bool bounded = action.Low.Count > 0;
                _actions[i] = (float)_rng.Uniform(bounded ? action.Low[element] : -1, bounded ? action.High[element] : 1);
            }

            Environment.Step(_actions, new StepBatch { Observations = Observations, FinalObservations = FinalObservations, Rewards = Rewards, Ends = Ends });
        }
    }

    public void RememberActions() => _remembered = _rng;

    public void RepeatActions() => _rng = _remembered;

    /// <summary>A hash of every world's state and of the last results.</summary>
    public ulong Hash()
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (int i = 0; i < Environment.Count; i++)
        {
            Environment.GetState(i, _state);
            hash.AppendData(MemoryMarshal.AsBytes<double>(_state));
        }

        hash.AppendData(MemoryMarshal.AsBytes<float>(Observations));
        hash.AppendData(MemoryMarshal.AsBytes<float>(FinalObservations));
        hash.AppendData(MemoryMarshal.AsBytes<float>(Rewards));
        hash.AppendData(MemoryMarshal.AsBytes<EpisodeEnd>(Ends));
        return BitConverter.ToUInt64(hash.GetHashAndReset());
    }

    public void Dispose() => Environment.Dispose();
}
