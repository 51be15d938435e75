using System.Globalization;
using RoboIrl.Core.Datasets;
using RoboIrl.Hdf5;

namespace RoboIrl.Conversion;

/// <summary>A column of rows of floating-point numbers in a file, read in blocks of bounded memory as rows are asked for.</summary>
internal sealed class FloatColumn : IDisposable
{
    private const int BlockBytes = 4 * 1024 * 1024;
    private const int MostWidth = 1_000_000;
    private readonly Hdf5Dataset _dataset;
    private float[] _block = []; // set aside by the first row that is asked for: a file may be refused before that
    private double[] _wide = [];
    private readonly int _blockRows;
    private long _first;
    private int _count;

    private FloatColumn(Hdf5Dataset dataset, int width)
    {
        (_dataset, Width) = (dataset, width);
        _blockRows = BlockRows(dataset, width);
    }

    /// <summary>Rows.</summary>
    public long Rows => _dataset.Shape[0];

    /// <summary>Numbers per row.</summary>
    public int Width { get; }

    /// <summary>How messages name it.</summary>
    public string Where => _dataset.Where;

    /// <summary>Opens a column of vectors, N x W.</summary>
    /// <exception cref="DatasetException">It has another shape or type.</exception>
    public static FloatColumn Vectors(Hdf5Group group, string name) => Open(group, name, vectors: true);

    /// <summary>Opens a column of single numbers, N or N x 1.</summary>
    /// <exception cref="DatasetException">It has another shape or type.</exception>
    public static FloatColumn Numbers(Hdf5Group group, string name) => Open(group, name, vectors: false);

    /// <summary>Whether a dataset is what <see cref="Numbers"/> opens.</summary>
    public static bool AreNumbers(Hdf5Dataset dataset) =>
        dataset.Element is Hdf5Element.Float32 or Hdf5Element.Float64 && (dataset.Shape.Count == 1 || (dataset.Shape.Count == 2 && dataset.Shape[1] == 1));

    /// <summary>A row as float32; valid until the next call.</summary>
    /// <exception cref="DatasetException">It holds a number that is not finite, or not in float32.</exception>
    /// <exception cref="Hdf5Exception">It cannot be read.</exception>
    public ReadOnlySpan<float> Row(long row)
    {
        if (row < _first || row >= _first + _count)
        {
            Load(row - (row % _blockRows));
        }

        return _block.AsSpan((int)(row - _first) * Width, Width);
    }

    public void Dispose() => _dataset.Dispose();

    private static FloatColumn Open(Hdf5Group group, string name, bool vectors)
    {
        Hdf5Dataset dataset = group.OpenDataset(name);
        try
        {
            if (dataset.Element is not (Hdf5Element.Float32 or Hdf5Element.Float64))
            {
                throw new DatasetException($"{dataset.Where} holds {dataset.TypeName}, expected float32 or float64.");
            }

            bool fits = vectors ? dataset.Shape.Count == 2 && dataset.Shape[1] is >= 1 and <= MostWidth : AreNumbers(dataset);
            string expected = vectors ? string.Create(CultureInfo.InvariantCulture, $"rows x 1 to {MostWidth}") : "one number per row";
            return fits
                ? new FloatColumn(dataset, (int)dataset.Width)
                : throw new DatasetException($"{dataset.Where} has the shape [{string.Join(", ", dataset.Shape)}], expected {expected}.");
        }
        catch
        {
            dataset.Dispose();
            throw;
        }
    }

    /// <summary>Whole chunks, so that none is unpacked twice, unless a chunk is too large for that.</summary>
    internal static int BlockRows(Hdf5Dataset dataset, int width)
    {
        long rows = Math.Max(1, BlockBytes / (sizeof(double) * (long)width));
        long chunk = dataset.ChunkRows;
        rows = chunk > 0 && chunk <= rows ? rows - (rows % chunk) : rows;
        return (int)Math.Clamp(rows, 1, Math.Max(1, dataset.Shape[0]));
    }

    private void Load(long first)
    {
        if (_block.Length == 0)
        {
            _block = new float[_blockRows * Width];
            _wide = _dataset.Element == Hdf5Element.Float64 ? new double[_block.Length] : [];
        }

        int rows = (int)Math.Min(_blockRows, Rows - first), numbers = rows * Width;
        if (_dataset.Element == Hdf5Element.Float32)
        {
            _dataset.Read(first, _block.AsSpan(0, numbers));
        }
        else
        {
            _dataset.Read(first, _wide.AsSpan(0, numbers));
            for (int i = 0; i < numbers; i++)
            {
                _block[i] = (float)_wide[i];
            }
        }

        (_first, _count) = (first, 0);
        for (int i = 0; i < numbers; i++)
        {
            if (!float.IsFinite(_block[i]))
            {
                double value = _wide.Length > 0 ? _wide[i] : _block[i];
                throw new DatasetException(string.Create(CultureInfo.InvariantCulture, $"{Where} holds {value} in row {first + (i / Width)}, element {i % Width}, expected a finite number of float32."));
            }
        }

        _count = rows;
    }
}
