using System.Globalization;
using RoboIrl.Core.Datasets;
using RoboIrl.Hdf5;

namespace RoboIrl.Conversion;

/// <summary>A column of one flag per row: booleans as h5py writes them, or numbers that are 0 or 1.</summary>
internal sealed class FlagColumn : IDisposable
{
    private readonly Hdf5Dataset _dataset;
    private readonly byte[] _block;
    private readonly long[] _whole;
    private readonly double[] _numbers;
    private long _first;
    private int _count;

    private FlagColumn(Hdf5Dataset dataset)
    {
        _dataset = dataset;
        _block = new byte[FloatColumn.BlockRows(dataset, 1)];
        _whole = dataset.Element == Hdf5Element.Integer ? new long[_block.Length] : [];
        _numbers = dataset.Element is Hdf5Element.Float32 or Hdf5Element.Float64 ? new double[_block.Length] : [];
    }

    /// <summary>Rows.</summary>
    public long Rows => _dataset.Shape[0];

    /// <summary>How messages name it.</summary>
    public string Where => _dataset.Where;

    /// <summary>Opens a column of N or N x 1 flags.</summary>
    /// <exception cref="DatasetException">It has another shape or type.</exception>
    public static FlagColumn Open(Hdf5Group group, string name)
    {
        Hdf5Dataset dataset = group.OpenDataset(name);
        try
        {
            return dataset.Element == Hdf5Element.Other
                ? throw new DatasetException($"{dataset.Where} holds {dataset.TypeName}, expected booleans.")
                : dataset.Shape.Count == 1 || (dataset.Shape.Count == 2 && dataset.Shape[1] == 1)
                ? new FlagColumn(dataset)
                : throw new DatasetException($"{dataset.Where} has the shape [{string.Join(", ", dataset.Shape)}], expected one flag per row.");
        }
        catch
        {
            dataset.Dispose();
            throw;
        }
    }

    /// <summary>The flag of a row.</summary>
    /// <exception cref="DatasetException">It is neither 0 nor 1.</exception>
    /// <exception cref="Hdf5Exception">It cannot be read.</exception>
    public bool Row(long row)
    {
        if (row < _first || row >= _first + _count)
        {
            Load(row - (row % _block.Length));
        }

        return _block[row - _first] != 0;
    }

    public void Dispose() => _dataset.Dispose();

    private void Load(long first)
    {
        int rows = (int)Math.Min(_block.Length, Rows - first);
        (_first, _count) = (first, 0);
        if (_whole.Length > 0)
        {
            _dataset.Read(first, _whole.AsSpan(0, rows));
            Take(rows, _whole);
        }
        else if (_numbers.Length > 0)
        {
            _dataset.Read(first, _numbers.AsSpan(0, rows));
            Take(rows, _numbers);
        }
        else
        {
            _dataset.Read(first, _block.AsSpan(0, rows));
            Take(rows, _block);
        }

        _count = rows;
    }

    private void Take<T>(int rows, T[] values)
        where T : System.Numerics.INumber<T>
    {
        for (int i = 0; i < rows; i++)
        {
            _block[i] = T.IsZero(values[i]) ? (byte)0
                : values[i] == T.One ? (byte)1
                : throw new DatasetException(string.Create(CultureInfo.InvariantCulture, $"{Where} holds {values[i]} in row {_first + i}, expected 0 or 1."));
        }
    }
}
