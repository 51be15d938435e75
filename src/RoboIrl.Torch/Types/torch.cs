namespace TorchSharp;

/// <summary>Everything of the tensor library hangs off this class, as in TorchSharp.</summary>
public static partial class torch
{
}
