using System.Globalization;
using RoboIrl.Hdf5.Interop;
using RoboIrl.Native;

namespace RoboIrl.Hdf5;

/// <summary>An array in a file, read and written in blocks of rows.</summary>
public sealed unsafe class Hdf5Dataset : Hdf5Object
{
    private const int TargetChunkBytes = 128 * 1024;
    private long _type;
    private long _written;

    private Hdf5Dataset(long id, long type, Hdf5Element element, IReadOnlyList<long> shape, string file, string path) : base(id, file, path) =>
        (_type, Element, Shape) = (type, element, shape);

    /// <summary>What its elements are.</summary>
    public Hdf5Element Element { get; }

    /// <summary>How messages name the type of its elements.</summary>
    public string TypeName { get; private init; } = "";

    /// <summary>Its dimensions, outermost first; none for a single number. They were compared with what is stored.</summary>
    public IReadOnlyList<long> Shape { get; }

    /// <summary>Rows that are packed together; 0 where none are. Reading multiples of it unpacks nothing twice.</summary>
    public long ChunkRows { get; private init; }

    /// <summary>Numbers per row.</summary>
    public long Width => Shape.Skip(1).Aggregate(1L, static (a, b) => checked(a * b));

    /// <summary>Reads rows.</summary>
    /// <typeparam name="T">
    /// float of <see cref="Hdf5Element.Float32"/>, double of both kinds of floating-point numbers, long of <see cref="Hdf5Element.Integer"/>, byte of
    /// <see cref="Hdf5Element.Boolean"/>; nothing is rounded.
    /// </typeparam>
    /// <param name="first">The first row.</param>
    /// <param name="into">Rows x width numbers.</param>
    /// <exception cref="Hdf5Exception">They cannot be read: the file is truncated or damaged.</exception>
    public void Read<T>(long first, Span<T> into)
        where T : unmanaged
    {
        bool fits = default(T) switch
        {
            float => Element is Hdf5Element.Float32,
            double => Element is Hdf5Element.Float32 or Hdf5Element.Float64,
            long => Element is Hdf5Element.Integer,
            byte => Element is Hdf5Element.Boolean,
            _ => false,
        };
        lock (Hdf5Library.Gate)
        {
            fixed (T* pointer = into)
            {
                Transfer(MemoryType<T>(fits), first, into.Length, pointer, &Hdf5Api.H5Dread, "read");
            }
        }
    }

    /// <summary>Writes the next rows.</summary>
    /// <typeparam name="T">As in <see cref="Read"/>, the one that holds the dataset's elements exactly.</typeparam>
    /// <param name="rows">Rows x width numbers.</param>
    /// <exception cref="Hdf5Exception">They cannot be written.</exception>
    public void Append<T>(ReadOnlySpan<T> rows)
        where T : unmanaged
    {
        bool fits = (default(T), Element) is (float, Hdf5Element.Float32) or (double, Hdf5Element.Float64) or (long, Hdf5Element.Integer) or (byte, Hdf5Element.Boolean);
        lock (Hdf5Library.Gate)
        {
            fixed (T* pointer = rows)
            {
                Transfer(MemoryType<T>(fits), _written, rows.Length, pointer, &Hdf5Api.H5Dwrite, "written");
            }
        }

        _written += rows.Length / Width;
    }

    /// <summary>Takes over an opened dataset; refuses what reads other files, needs code from elsewhere or claims what cannot be.</summary>
    internal static Hdf5Dataset Judged(long id, string file, string path)
    {
        string where = $"'{path}' in '{file}'";
        long type = 0;
        try
        {
            // Before the shape is asked for: that of a virtual dataset is in other files.
            long[] chunk = JudgeStorage(id, where);
            type = Hdf5Library.Check(Hdf5Api.H5Dget_type(id), $"The type of {where} cannot be read");
            long[] shape = ShapeOf(id, where);
            JudgeSize(id, shape, chunk, (long)Hdf5Api.H5Tget_size(type), file, where);
            return new Hdf5Dataset(id, type, Hdf5Types.ElementOf(type), shape, file, path) { ChunkRows = chunk.FirstOrDefault(), TypeName = Hdf5Types.NameOf(type) };
        }
        catch
        {
            _ = type > 0 ? Hdf5Api.H5Idec_ref(type) : 0;
            _ = Hdf5Api.H5Idec_ref(id);
            throw;
        }
    }

    /// <summary>Makes a dataset; see <see cref="Hdf5Group.CreateDataset"/>.</summary>
    internal static Hdf5Dataset Create(long group, string name, Hdf5Element element, IReadOnlyList<long> shape, bool compressed, string file, string path)
    {
        string what = $"'{path}' cannot be made in '{file}'";
        Hdf5Id type = Hdf5Types.Stored(element);
        ulong* dimensions = stackalloc ulong[Math.Max(1, shape.Count)];
        for (int i = 0; i < shape.Count; i++)
        {
            dimensions[i] = checked((ulong)shape[i]);
        }

        using Hdf5Id space = new(shape.Count == 0 ? Hdf5Api.H5Screate(H5S_class_t.H5S_SCALAR) : Hdf5Api.H5Screate_simple(shape.Count, dimensions, null), what);
        using Hdf5Id layout = Hdf5Library.Untimed(*Hdf5Api.H5P_CLS_DATASET_CREATE_ID_g);
        if (compressed && shape.Count > 0)
        {
            long rowBytes = Math.Max(1, (long)Hdf5Api.H5Tget_size(type.Value) * shape.Skip(1).Aggregate(1L, static (a, b) => a * b));
            dimensions[0] = (ulong)Math.Clamp(TargetChunkBytes / rowBytes, 1, Math.Max(1, shape[0]));
            _ = Hdf5Library.Check(Hdf5Api.H5Pset_chunk(layout.Value, shape.Count, dimensions), what);
            _ = Hdf5Library.Check(Hdf5Api.H5Pset_deflate(layout.Value, 4), what); // h5py's level
        }

        fixed (byte* bytes = Hdf5Library.Text(name))
        {
            long id = Hdf5Api.H5Dcreate2(group, (sbyte*)bytes, type.Value, space.Value, Hdf5Api.H5P_DEFAULT, layout.Value, Hdf5Api.H5P_DEFAULT);
            return new Hdf5Dataset(Hdf5Library.Check(id, what), type.Value, element, [.. shape], file, path) { TypeName = Hdf5Types.NameOf(type.Value) };
        }
    }

    private protected override void Dispose(bool disposing)
    {
        lock (Hdf5Library.Gate)
        {
            _ = _type > 0 ? Hdf5Api.H5Idec_ref(_type) : 0;
            _type = 0;
        }

        base.Dispose(disposing);
    }

    private long MemoryType<T>(bool fits)
        where T : unmanaged
    {
        return !fits ? throw new Hdf5Exception($"{Where} holds {TypeName}, which is no {typeof(T).Name}.") : default(T) switch
        {
            float => Hdf5Library.Float32,
            double => Hdf5Library.Float64,
            long => Hdf5Library.Int64,
            _ => _type, // one byte: as it is stored
        };
    }

    private void Transfer(long memoryType, long first, long numbers, void* buffer, delegate*<long, long, long, long, long, void*, int> transfer, string verb)
    {
        string what = $"{Where} cannot be {verb}";
        if (Shape.Count == 0)
        {
            ArgumentOutOfRangeException.ThrowIfNotEqual(numbers, 1);
            _ = Hdf5Library.Check(transfer(Id, memoryType, Hdf5Api.H5S_ALL, Hdf5Api.H5S_ALL, Hdf5Api.H5P_DEFAULT, buffer), what);
            return;
        }

        long width = Width, rows = width == 0 ? 0 : numbers / width;
        if (first < 0 || rows * width != numbers || rows > Shape[0] - first)
        {
            throw new ArgumentOutOfRangeException(nameof(first), first, $"{numbers} numbers from row {first} on are not rows of {Where}, which has {Shape[0]} of {width}.");
        }

        if (rows == 0)
        {
            return;
        }

        int rank = Shape.Count;
        ulong* start = stackalloc ulong[rank], count = stackalloc ulong[rank];
        for (int i = 0; i < rank; i++)
        {
            (start[i], count[i]) = i == 0 ? ((ulong)first, (ulong)rows) : (0, (ulong)Shape[i]);
        }

        using Hdf5Id memory = new(Hdf5Api.H5Screate_simple(rank, count, null), what);
        using Hdf5Id space = new(Hdf5Api.H5Dget_space(Id), what);
        _ = Hdf5Library.Check(Hdf5Api.H5Sselect_hyperslab(space.Value, H5S_seloper_t.H5S_SELECT_SET, start, null, count, null), what);
        _ = Hdf5Library.Check(transfer(Id, memoryType, memory.Value, space.Value, Hdf5Api.H5P_DEFAULT, buffer), string.Create(CultureInfo.InvariantCulture, $"{what} (rows {first} to {first + rows - 1})"));
    }

    /// <summary>Where the bytes are and how they are packed.</summary>
    /// <returns>The dimensions of a chunk; empty where there are none.</returns>
    private static long[] JudgeStorage(long id, string where)
    {
        using Hdf5Id layout = new(Hdf5Api.H5Dget_create_plist(id), $"The layout of {where} cannot be read");
        H5D_layout_t kind = Hdf5Api.H5Pget_layout(layout.Value);
        if (kind == H5D_layout_t.H5D_VIRTUAL || Hdf5Library.Check(Hdf5Api.H5Pget_external_count(layout.Value), $"The layout of {where} cannot be read") > 0)
        {
            throw new Hdf5Exception($"The bytes of {where} are in other files, which are not read; copy them into one file first (h5repack).");
        }

        if (kind is not (H5D_layout_t.H5D_COMPACT or H5D_layout_t.H5D_CONTIGUOUS or H5D_layout_t.H5D_CHUNKED))
        {
            throw new Hdf5Exception($"The layout of {where} is none that is known: the file is damaged.");
        }

        List<int> filters = [];
        int count = (int)Hdf5Library.Check(Hdf5Api.H5Pget_nfilters(layout.Value), $"The filters of {where} cannot be read");
        for (uint i = 0; i < count; i++)
        {
            uint flags, configuration;
            nuint values = 0;
            int filter = Hdf5Api.H5Pget_filter2(layout.Value, i, &flags, &values, null, 0, null, &configuration);
            if (filter is not (Hdf5Api.H5Z_FILTER_DEFLATE or Hdf5Api.H5Z_FILTER_SHUFFLE or Hdf5Api.H5Z_FILTER_FLETCHER32) || filters.Contains(filter))
            {
                throw new Hdf5Exception(string.Create(CultureInfo.InvariantCulture, $"{where} is packed with filter {filter}, expected each of gzip (1), shuffle (2) and fletcher32 (3) at most once; pack it anew (h5repack -f GZIP=4)."));
            }

            filters.Add(filter);
        }

        if (kind != H5D_layout_t.H5D_CHUNKED)
        {
            return [];
        }

        const int Most = 32; // H5S_MAX_RANK
        ulong* chunk = stackalloc ulong[Most];
        int rank = (int)Hdf5Library.Check(Hdf5Api.H5Pget_chunk(layout.Value, Most, chunk), $"The chunks of {where} cannot be read");
        return [.. new ReadOnlySpan<ulong>(chunk, Math.Min(rank, Most)).ToArray().Select(static c => checked((long)c))];
    }

    private static long[] ShapeOf(long id, string where)
    {
        string what = $"The shape of {where} cannot be read";
        using Hdf5Id space = new(Hdf5Api.H5Dget_space(id), what);
        if (Hdf5Api.H5Sget_simple_extent_type(space.Value) is not (H5S_class_t.H5S_SCALAR or H5S_class_t.H5S_SIMPLE))
        {
            throw new Hdf5Exception($"{where} has no shape: it is empty.");
        }

        const int Most = 32; // H5S_MAX_RANK
        ulong* dimensions = stackalloc ulong[Most];
        int rank = (int)Hdf5Library.Check(Hdf5Api.H5Sget_simple_extent_ndims(space.Value), what);
        if (rank > Most)
        {
            throw new Hdf5Exception($"{where} has {rank} dimensions, expected at most {Most}: the file is damaged.");
        }

        _ = Hdf5Library.Check(Hdf5Api.H5Sget_simple_extent_dims(space.Value, dimensions, null), what);
        return [.. new ReadOnlySpan<ulong>(dimensions, rank).ToArray().Select(static d => (long)Math.Min(d, long.MaxValue))];
    }

    /// <summary>Refuses a shape that what is stored cannot be, before anybody sets memory aside for it.</summary>
    private static void JudgeSize(long id, long[] shape, long[] chunk, long elementBytes, string file, string where)
    {
        double claimed = shape.Aggregate((double)elementBytes, static (a, b) => a * b), chunkBytes = chunk.Aggregate((double)elementBytes, static (a, b) => a * b);
        if (chunk.Length > 0 && chunkBytes > Hdf5Limits.ChunkBytes)
        {
            throw new Hdf5Exception(string.Create(CultureInfo.InvariantCulture, $"{where} has chunks of {chunkBytes:F0} bytes, expected at most {Hdf5Limits.ChunkBytes}; pack it anew (h5repack -l CHUNK=..)."));
        }

        double stored = Hdf5Api.H5Dget_storage_size(id), there = MappedFile.LengthOf(file);
        if (stored > there || claimed > stored * (chunk.Length > 0 ? Hdf5Limits.BytesPerStoredByte : 1))
        {
            throw new Hdf5Exception(string.Create(CultureInfo.InvariantCulture, $"{where} claims {string.Join(" x ", shape)} numbers of {elementBytes} bytes, but only {Math.Min(stored, there):F0} bytes are stored for it: it was never written, or the file is truncated or damaged."));
        }
    }
}
