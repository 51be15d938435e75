using RoboIrl.Core.Checkpoints;
using RoboIrl.Core.Randomness;

namespace RoboIrl.Core.Learning;

/// <summary>
/// Exploration noise of N worlds that is correlated in time: e_t = rho e_(t-1) + sqrt(1 - rho^2) z_t with z_t standard normal, the
/// stationary Ornstein-Uhlenbeck process of Lillicrap et al. 2016 (section 3), each e_t standard normal by itself. Where a control step
/// is short, independent noise cancels out before anything has moved far. It knows nothing of episodes: a new one goes on with the noise
/// of the last.
/// </summary>
/// <param name="worlds">N.</param>
/// <param name="size">A, numbers per world.</param>
/// <param name="correlation">rho, of two steps in a row, in [0, 1); 0 draws every step anew.</param>
internal sealed class CorrelatedNoise(int worlds, int size, double correlation) : ICheckpointable
{
    private readonly float _kept = (float)correlation;
    private readonly float _fresh = (float)Math.Sqrt(1 - (correlation * correlation));
    private readonly float[] _now = new float[worlds * size];
    private readonly float[] _drawn = new float[size];
    private bool _begun;

    /// <summary>The noise of one step.</summary>
    /// <param name="streams">[N]; each draws A numbers.</param>
    /// <returns>[N, A], valid until the next call.</returns>
    public ReadOnlySpan<float> Next(Span<Rng> streams)
    {
        float kept = _begun ? _kept : 0, fresh = _begun ? _fresh : 1;
        for (int row = 0; row < worlds; row++)
        {
            streams[row].FillNormal(_drawn);
            Span<float> now = _now.AsSpan(row * size, size);
            for (int i = 0; i < size; i++)
            {
                now[i] = (kept * now[i]) + (fresh * _drawn[i]);
            }
        }

        _begun = true;
        return _now;
    }

    /// <inheritdoc/>
    public void Save(ICheckpointWriter writer)
    {
        writer.Value("begun", _begun ? 1 : 0);
        writer.Tensor<float>("noise", [worlds, size], _now);
    }

    /// <inheritdoc/>
    /// <remarks>Begins anew from a checkpoint without any: of a run that explored independently until then, or of a version that kept it elsewhere.</remarks>
    /// <exception cref="InvalidDataException">The noise is that of another number of worlds or actions.</exception>
    public void Load(ICheckpointReader reader)
    {
        _begun = false;
        if (!reader.Contains("noise"))
        {
            return;
        }

        long[] shape = reader.Shape("noise");
        if (shape.Length != 2 || shape[0] != worlds || shape[1] != size)
        {
            throw new InvalidDataException(
                $"The saved exploration noise is [{string.Join(", ", shape)}]; expected [{worlds}, {size}]. Resume with the configuration that wrote the checkpoint.");
        }

        _begun = reader.Int64("begun") != 0;
        reader.Tensor("noise", _now.AsSpan());
    }
}
