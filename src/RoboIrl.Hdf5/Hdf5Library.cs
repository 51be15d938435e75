using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using RoboIrl.Hdf5.Interop;
using RoboIrl.Native;

namespace RoboIrl.Hdf5;

/// <summary>The library as a whole: its one lock, its errors as exceptions, its predefined types.</summary>
internal static unsafe class Hdf5Library
{
    private const string Name = "libhdf5_serial.so.103";
    private const int MostCauses = 4;

    /// <summary>The library is not safe for use from several threads: whoever calls it holds this.</summary>
    public static readonly Lock Gate = new();

    static Hdf5Library()
    {
        NativeLibraries.Register(typeof(Hdf5Library).Assembly);
        NativeLibraries.Load(Name); // its error says what to install
        lock (Gate)
        {
            // Nothing on the error stream, and no filter that a file names is looked for on the disk and run.
            if (Hdf5Api.H5open() < 0 || Hdf5Api.H5Eset_auto2(Hdf5Api.H5E_DEFAULT, null, null) < 0 || Hdf5Api.H5PLset_loading_state(0) < 0)
            {
                throw Failure($"The library {Name} cannot be started");
            }

            (Float32, Float64) = (*Hdf5Api.H5T_NATIVE_FLOAT_g, *Hdf5Api.H5T_NATIVE_DOUBLE_g);
            (Int8, Int64, UInt64) = (*Hdf5Api.H5T_NATIVE_INT8_g, *Hdf5Api.H5T_NATIVE_INT64_g, *Hdf5Api.H5T_NATIVE_UINT64_g);
        }
    }

    /// <summary>Types of numbers in memory: H5T_NATIVE_FLOAT and its like, which C spells as macros over variables.</summary>
    public static long Float32 { get; }

    /// <inheritdoc cref="Float32"/>
    public static long Float64 { get; }

    /// <inheritdoc cref="Float32"/>
    public static long Int8 { get; }

    /// <inheritdoc cref="Float32"/>
    public static long Int64 { get; }

    /// <inheritdoc cref="Float32"/>
    public static long UInt64 { get; }

    /// <summary>Passes a result on, or throws with what the library says of its failure.</summary>
    /// <param name="result">What a function returned: negative where it failed.</param>
    /// <param name="what">The sentence that the message begins with, without a full stop.</param>
    public static long Check(long result, string what) => result >= 0 ? result : throw Failure(what);

    /// <summary>
    /// How a file, a group or a dataset is made: without the second in which it was, so that the same content is the same bytes.
    /// </summary>
    /// <param name="kind">The class of property lists, such as that of groups.</param>
    /// <returns>A list that the caller owns.</returns>
    public static Hdf5Id Untimed(long kind)
    {
        Hdf5Id creation = new(Hdf5Api.H5Pcreate(kind), "A property list cannot be made");
        if (Hdf5Api.H5Pset_obj_track_times(creation.Value, 0) >= 0)
        {
            return creation;
        }

        Hdf5Exception failure = Failure("Times cannot be left out");
        creation.Dispose();
        throw failure;
    }

    /// <summary>The exception for the call that failed last.</summary>
    public static Hdf5Exception Failure(string what)
    {
        List<string> causes = [];
        GCHandle handle = GCHandle.Alloc(causes);
        try
        {
            _ = Hdf5Api.H5Ewalk2(Hdf5Api.H5E_DEFAULT, H5E_direction_t.H5E_WALK_UPWARD, &Collect, (void*)GCHandle.ToIntPtr(handle));
        }
        finally
        {
            handle.Free();
        }

        return new Hdf5Exception(causes.Count == 0 ? $"{what}." : $"{what}: HDF5 says: {string.Join("; ", causes)}.");
    }

    /// <summary>A name as C takes it.</summary>
    public static byte[] Text(string text) => Encoding.UTF8.GetBytes(text + '\0');

    /// <summary>Text out of a file, without what could steer a terminal, and not longer than a line.</summary>
    public static string Printable(string text) =>
        new([.. text.Take(200).Select(static c => char.IsControl(c) ? '?' : c)]);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Collect(uint index, H5E_error2_t* error, void* data)
    {
        // Upward: from where it failed towards our call; the innermost few say the most.
        if (index < MostCauses && GCHandle.FromIntPtr((nint)data).Target is List<string> causes)
        {
            string cause = Printable(Marshal.PtrToStringUTF8((nint)error->desc) ?? "").Trim();
            if (cause.Length > 0 && !causes.Contains(cause))
            {
                causes.Add(cause);
            }
        }

        return 0;
    }
}
