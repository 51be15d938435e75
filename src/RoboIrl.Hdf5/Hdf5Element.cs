namespace RoboIrl.Hdf5;

/// <summary>What the elements of an HDF5 dataset are: a closed set, everything else is <see cref="Other"/> and cannot be read.</summary>
public enum Hdf5Element
{
    /// <summary>Text, compound, reference, opaque, array or any other type.</summary>
    Other,

    /// <summary>IEEE single precision.</summary>
    Float32,

    /// <summary>IEEE double precision.</summary>
    Float64,

    /// <summary>A whole number of up to eight bytes.</summary>
    Integer,

    /// <summary>The one-byte enumeration FALSE = 0, TRUE = 1 that h5py writes for NumPy's bool.</summary>
    Boolean,
}
