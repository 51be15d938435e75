using RoboIrl.Hdf5;

namespace RoboIrl.Conversion;

/// <summary>Gathers rows into blocks before they are written: an episode may have a dozen.</summary>
/// <typeparam name="T">As in <see cref="Hdf5Dataset.Append"/>.</typeparam>
internal sealed class RowWriter<T> : IDisposable
    where T : unmanaged
{
    private const int BlockNumbers = 1 << 18;
    private readonly Hdf5Dataset _dataset;
    private readonly T[] _block;
    private int _used;

    /// <summary>Makes the dataset.</summary>
    /// <param name="group">Where.</param>
    /// <param name="name">Its name.</param>
    /// <param name="element">What T is in the file.</param>
    /// <param name="rows">Rows that will be written.</param>
    /// <param name="width">Numbers per row; 0 for a column of single ones.</param>
    /// <param name="compressed">Whether it is packed with gzip.</param>
    public RowWriter(Hdf5Group group, string name, Hdf5Element element, long rows, int width, bool compressed)
    {
        _dataset = group.CreateDataset(name, element, width == 0 ? [rows] : [rows, width], compressed);
        width = Math.Max(1, width);
        _block = new T[(int)Math.Clamp(BlockNumbers / width, 1, Math.Max(1, rows)) * width];
    }

    /// <summary>Adds whole rows.</summary>
    public void Add(ReadOnlySpan<T> rows)
    {
        while (!rows.IsEmpty)
        {
            int take = Math.Min(rows.Length, _block.Length - _used);
            rows[..take].CopyTo(_block.AsSpan(_used));
            rows = rows[take..];
            _used += take;
            if (_used == _block.Length)
            {
                Flush();
            }
        }
    }

    /// <summary>Writes what is left.</summary>
    public void Flush()
    {
        _dataset.Append<T>(_block.AsSpan(0, _used));
        _used = 0;
    }

    public void Dispose() => _dataset.Dispose();
}
