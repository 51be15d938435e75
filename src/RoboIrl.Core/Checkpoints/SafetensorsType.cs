namespace RoboIrl.Core.Checkpoints;

/// <summary>Element types that the suite stores; the names are the file format's.</summary>
public enum SafetensorsType
{
    /// <summary>32-bit float.</summary>
    F32,

    /// <summary>64-bit float.</summary>
    F64,

    /// <summary>32-bit signed integer.</summary>
    I32,

    /// <summary>64-bit signed integer.</summary>
    I64,

    /// <summary>Unsigned byte.</summary>
    U8,
}
