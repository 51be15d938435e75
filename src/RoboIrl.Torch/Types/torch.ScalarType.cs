namespace TorchSharp;

public static partial class torch
{
    /// <summary>Element types, numbered as in libtorch.</summary>
    public enum ScalarType : sbyte
    {
        /// <summary>8-bit unsigned.</summary>
        Byte = 0,

        /// <summary>8-bit signed.</summary>
        Int8 = 1,

        /// <summary>16-bit signed.</summary>
        Int16 = 2,

        /// <summary>32-bit signed.</summary>
        Int32 = 3,

        /// <summary>64-bit signed.</summary>
        Int64 = 4,

        /// <summary>IEEE half precision.</summary>
        Float16 = 5,

        /// <summary>IEEE single precision.</summary>
        Float32 = 6,

        /// <summary>IEEE double precision.</summary>
        Float64 = 7,

        /// <summary>Two single-precision parts.</summary>
        ComplexFloat32 = 9,

        /// <summary>Two double-precision parts.</summary>
        ComplexFloat64 = 10,

        /// <summary>One byte, 0 or 1.</summary>
        Bool = 11,

        /// <summary>Upper half of a single.</summary>
        BFloat16 = 15,
    }

    /// <summary>8-bit unsigned.</summary>
    public const ScalarType uint8 = ScalarType.Byte;

    /// <summary>8-bit signed.</summary>
    public const ScalarType int8 = ScalarType.Int8;

    /// <summary>16-bit signed.</summary>
    public const ScalarType int16 = ScalarType.Int16;

    /// <summary>32-bit signed.</summary>
    public const ScalarType int32 = ScalarType.Int32;

    /// <summary>64-bit signed.</summary>
    public const ScalarType int64 = ScalarType.Int64;

    /// <summary>64-bit signed.</summary>
    public const ScalarType @long = ScalarType.Int64;

    /// <summary>32-bit signed.</summary>
    public const ScalarType @int = ScalarType.Int32;

    /// <summary>IEEE half precision.</summary>
    public const ScalarType float16 = ScalarType.Float16;

    /// <summary>IEEE half precision.</summary>
    public const ScalarType half = ScalarType.Float16;

    /// <summary>Upper half of a single.</summary>
    public const ScalarType bfloat16 = ScalarType.BFloat16;

    /// <summary>IEEE single precision.</summary>
    public const ScalarType float32 = ScalarType.Float32;

    /// <summary>IEEE single precision.</summary>
    public const ScalarType @float = ScalarType.Float32;

    /// <summary>IEEE double precision.</summary>
    public const ScalarType float64 = ScalarType.Float64;

    /// <summary>IEEE double precision.</summary>
    public const ScalarType @double = ScalarType.Float64;

    /// <summary>Two single-precision parts.</summary>
    public const ScalarType complex64 = ScalarType.ComplexFloat32;

    /// <summary>Two double-precision parts.</summary>
    public const ScalarType complex128 = ScalarType.ComplexFloat64;

    /// <summary>Truth values.</summary>
    public const ScalarType @bool = ScalarType.Bool;
}
