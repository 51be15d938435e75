using System.Runtime.InteropServices;
using System.Security.Cryptography;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Randomness;

namespace RoboIrl.Envs.Tests;

/// <summary>Buffers and random actions for a vector environment.</summary>
internal sealed class Rollout(MuJoCoVectorEnvironment environment, ulong seed = 1)
{
    private Rng _rng = new(seed, 999);

    public float[] Actions { get; } = new float[environment.Count * environment.Spec.Action.Size];

    public float[] Observations { get; } = new float[environment.Count * environment.Spec.Observation.Size];

    public float[] FinalObservations { get; } = new float[environment.Count * environment.Spec.Observation.Size];

    public float[] Rewards { get; } = new float[environment.Count];

    public EpisodeEnd[] Ends { get; } = new EpisodeEnd[environment.Count];

    public void Reset(ulong seed) => environment.Reset(seed, Observations);

    public void DrawActions()
    {
        foreach (ref float action in Actions.AsSpan())
        {
            action = (float)_rng.Uniform(-1, 1);
        }
    }

    public void Step(int count = 1)
    {
        for (int i = 0; i < count; i++)
        {
            DrawActions();
            environment.Step(Actions, new StepBatch { Observations = Observations, FinalObservations = FinalObservations, Rewards = Rewards, Ends = Ends });
        }
    }

    /// <summary>As <see cref="Step"/>, rows in blocks through StepRows, last block first.</summary>
    public void StepInBlocks(int block)
    {
        DrawActions();
        int o = environment.Spec.Observation.Size;
        int a = environment.Spec.Action.Size;
        for (int start = (environment.Count - 1) / block * block; start >= 0; start -= block)
        {
            int rows = Math.Min(block, environment.Count - start);
            environment.StepRows(start, rows, Actions.AsSpan(start * a, rows * a), new StepBatch
            {
                Observations = Observations.AsSpan(start * o, rows * o),
                FinalObservations = FinalObservations.AsSpan(start * o, rows * o),
                Rewards = Rewards.AsSpan(start, rows),
                Ends = Ends.AsSpan(start, rows),
            });
        }
    }

    /// <summary>A hash over every state and the last results.</summary>
    public string Hash()
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        double[] state = new double[environment.StateSize];
        for (int i = 0; i < environment.Count; i++)
        {
            environment.GetState(i, state);
            hash.AppendData(MemoryMarshal.AsBytes<double>(state));
        }

        hash.AppendData(MemoryMarshal.AsBytes<float>(Observations));
        hash.AppendData(MemoryMarshal.AsBytes<float>(FinalObservations));
        hash.AppendData(MemoryMarshal.AsBytes<float>(Rewards));
        hash.AppendData(MemoryMarshal.AsBytes<EpisodeEnd>(Ends));
        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
