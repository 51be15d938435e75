namespace TorchSharp;

/// <summary>Borders of a convolution by rule.</summary>
public enum Padding
{
    /// <summary>No border: the result is smaller than the input.</summary>
    Valid = 0,

    /// <summary>As much as keeps the size.</summary>
    Same = 1,
}
