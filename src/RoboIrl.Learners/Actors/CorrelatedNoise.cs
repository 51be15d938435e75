using RoboIrl.Core.Checkpoints;
using RoboIrl.Core.Randomness;

namespace RoboIrl.Learners.Actors;

/// <summary>
/// Standard normal noise of N worlds that remembers: e_t = rho e_(t-1) + sqrt(1 - rho^2) z_t, the stationary form of the process with
/// which Lillicrap et al. 2016 explore. Where a control step is short, independent noise cancels before anything has moved far.
/// </summary>
/// <param name="correlation">rho, of two steps in a row; 0 draws every step anew.</param>
/// <param name="size">A, numbers per world.</param>
internal sealed class CorrelatedNoise(double correlation, int size) : ICheckpointable
{
    private readonly float _kept = (float)correlation;
    private readonly float _fresh = (float)Math.Sqrt(1 - (correlation * correlation));
    private float[] _last = [];

    /// <summary>The noise of one step.</summary>
    /// <param name="streams">[N], one per world; the same N at every call.</param>
    /// <returns>[N, A], valid until the next call.</returns>
    public ReadOnlySpan<float> Next(Span<Rng> streams)
    {
        Span<float> fresh = stackalloc float[size];
        bool first = _last.Length == 0;
        if (first)
        {
            _last = new float[streams.Length * size];
        }

        for (int row = 0; row < streams.Length; row++)
        {
            streams[row].FillNormal(fresh);
            Span<float> last = _last.AsSpan(row * size, size);
            for (int i = 0; i < size; i++)
            {
                last[i] = first ? fresh[i] : (_kept * last[i]) + (_fresh * fresh[i]);
            }
        }

        return _last;
    }

    /// <inheritdoc/>
    public void Save(ICheckpointWriter writer) => writer.Tensor<float>("last", [_last.Length], _last);

    /// <inheritdoc/>
    public void Load(ICheckpointReader reader)
    {
        _last = new float[reader.Shape("last")[0]];
        reader.Tensor("last", _last.AsSpan());
    }
}
