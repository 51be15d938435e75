namespace TorchSharp;

/// <summary>How a tensor is written as text.</summary>
public enum TensorStringStyle
{
    /// <summary>The default: metadata.</summary>
    Default = 0,

    /// <summary>Shape, type and device only.</summary>
    Metadata = 1,

    /// <summary>Metadata, then rows without brackets.</summary>
    Julia = 2,

    /// <summary>Nested brackets.</summary>
    Numpy = 3,

    /// <summary>Nested brackets without line breaks.</summary>
    CSharp = 4,
}
