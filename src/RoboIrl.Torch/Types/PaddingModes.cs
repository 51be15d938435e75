namespace TorchSharp;

/// <summary>What is put around a tensor's border.</summary>
public enum PaddingModes
{
    /// <summary>Zeros.</summary>
    Zeros = 0,

    /// <summary>The elements mirrored at the border.</summary>
    Reflect = 1,

    /// <summary>The border's element.</summary>
    Replicate = 2,

    /// <summary>The elements of the opposite border.</summary>
    Circular = 3,

    /// <summary>A given number.</summary>
    Constant = 4,
}
