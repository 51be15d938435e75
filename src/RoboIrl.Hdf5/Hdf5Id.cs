using RoboIrl.Hdf5.Interop;

namespace RoboIrl.Hdf5;

/// <summary>An identifier that is given back at the end of a block; used under the library's lock.</summary>
internal readonly ref struct Hdf5Id
{
    /// <summary>Takes over what a function returned.</summary>
    /// <param name="value">The identifier; negative where the function failed.</param>
    /// <param name="what">What failed then, as <see cref="Hdf5Library.Check"/> wants it.</param>
    public Hdf5Id(long value, string what) => Value = Hdf5Library.Check(value, what);

    /// <summary>The identifier.</summary>
    public long Value { get; }

    public void Dispose() => _ = Hdf5Api.H5Idec_ref(Value);
}
