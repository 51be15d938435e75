using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using RoboIrl.Core.Randomness;

namespace RoboIrl.Envs.CombinationLock;

/// <summary>Turns state and layer into what is seen: code, noise, rotation. One thread at a time.</summary>
internal sealed class LockObservations(CombinationLockOptions options)
{
    private readonly int _coded = options.Horizon + CombinationLockProblem.States; // coordinates with noise: the layer after the last decision has none
    private readonly float _noise = (float)options.Noise;
    private readonly bool _everywhere = options.Definition == LockDefinition.BaselineCode;
    private readonly float _scale = options.Normalized ? 1 / MathF.Sqrt(options.Size) : 1;
    private readonly float[] _row = new float[Math.Max(options.Size, (options.Horizon + CombinationLockProblem.States + CounterNormals.Block - 1) / CounterNormals.Block * CounterNormals.Block)];

    /// <summary>Writes one observation.</summary>
    /// <param name="key">Decides the noise.</param>
    /// <param name="layer">0 .. H.</param>
    /// <param name="state">0 .. 2.</param>
    /// <param name="observation">[d]</param>
    public void Write(ulong key, int layer, int state, Span<float> observation)
    {
        Span<float> row = _row;
        if (_noise == 0)
        {
            row.Clear();
        }
        else if (_everywhere)
        {
            int whole = (_coded + CounterNormals.Block - 1) / CounterNormals.Block * CounterNormals.Block;
            CounterNormals.Fill(key, row[..whole]);
            Scale(row[..whole], _noise);
            row[_coded..].Clear();
        }
        else
        {
            row.Clear();
            Span<float> one = stackalloc float[1];
            CounterNormals.Fill(key, one);
            row[CounterRandom.Below(CounterRandom.Bits(~key, 0), _coded)] = _noise * one[0];
        }

        row[state] += 1;
        row[CombinationLockProblem.States + layer] += 1;
        row = row[..observation.Length];
        HadamardTransform.Apply(row, row.Length);
        if (_scale != 1)
        {
            Scale(row, _scale);
        }

        row.CopyTo(observation);
    }

    // Lengths are multiples of 8: blocks of normals, and observations, of which the smallest has 8 elements.
    private static void Scale(Span<float> values, float factor)
    {
        foreach (ref Vector256<float> lanes in MemoryMarshal.Cast<float, Vector256<float>>(values))
        {
            lanes *= factor;
        }
    }
}
