using RoboIrl.Core.Randomness;
using RoboIrl.Learners.Tensors;
using static TorchSharp.torch;

namespace RoboIrl.Learners.Layered;

/// <summary>Batches of rows drawn without replacement from those that are trained on; every tenth row is held out.</summary>
internal sealed class RowBatches
{
    private const int HeldOutEvery = 10;
    private readonly int[] _training, _heldOut;
    private readonly int _batch;
    private bool _whole;

    /// <summary>Divides rows.</summary>
    /// <param name="count">n, at least 20: two rows are held out.</param>
    /// <param name="batchSize">Rows of a batch; all of those that are trained on where there are fewer.</param>
    public RowBatches(int count, int batchSize)
    {
        _training = [.. Enumerable.Range(0, count).Where(static i => i % HeldOutEvery != HeldOutEvery - 1)];
        _heldOut = [.. Enumerable.Range(0, count / HeldOutEvery).Select(static i => (i * HeldOutEvery) + HeldOutEvery - 1)];
        _batch = Math.Min(batchSize, _training.Length);
    }

    /// <summary>Rows of a batch.</summary>
    public int Size => _batch;

    /// <summary>Rows that no batch has.</summary>
    public ReadOnlySpan<int> HeldOut => _heldOut;

    /// <summary>Draws the next batch.</summary>
    /// <param name="rng">Source of the draw.</param>
    /// <param name="rows">The rows, valid until the next draw.</param>
    /// <returns>Whether they differ from those of the draw before: where a batch is everything, it is drawn once.</returns>
    public bool Draw(ref Rng rng, out ReadOnlySpan<int> rows)
    {
        rows = _training.AsSpan(0, _batch);
        if (_batch == _training.Length)
        {
            bool first = !_whole;
            _whole = true;
            return first;
        }

        for (int i = 0; i < _batch; i++)
        {
            int j = i + rng.NextInt(_training.Length - i);
            (_training[i], _training[j]) = (_training[j], _training[i]);
        }

        return true;
    }

    /// <summary>Copies rows.</summary>
    /// <param name="from">[n, width]</param>
    /// <param name="rows">Which.</param>
    /// <param name="into">[rows, width]; uploaded.</param>
    public static void Gather(ReadOnlySpan<float> from, ReadOnlySpan<int> rows, InputTensor into)
    {
        Span<float> to = into.Span;
        int width = to.Length / rows.Length;
        for (int i = 0; i < rows.Length; i++)
        {
            from.Slice(rows[i] * width, width).CopyTo(to.Slice(i * width, width));
        }

        into.Upload();
    }

    /// <summary>Writes classes as rows with a one.</summary>
    /// <param name="classes">[n]</param>
    /// <param name="rows">Which.</param>
    /// <param name="into">[rows, number of classes]; uploaded.</param>
    public static void GatherOneHot(ReadOnlySpan<int> classes, ReadOnlySpan<int> rows, InputTensor into)
    {
        Span<float> to = into.Span;
        int width = to.Length / rows.Length;
        to.Clear();
        for (int i = 0; i < rows.Length; i++)
        {
            to[(i * width) + classes[rows[i]]] = 1;
        }

        into.Upload();
    }
}
