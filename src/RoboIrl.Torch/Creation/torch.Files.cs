using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Writes a tensor in TorchSharp's own format.</summary>
    /// <param name="t">The tensor.</param>
    /// <param name="location">Path of the file; an existing one is overwritten.</param>
    public static void save(Tensor t, string location)
    {
        using FileStream stream = File.Create(location);
        using var writer = new BinaryWriter(stream);
        TensorFile.Write(writer, t);
    }

    /// <summary>Reads a tensor that <see cref="save(Tensor, string)"/> wrote.</summary>
    /// <param name="location">Path of the file.</param>
    /// <returns>A tensor on the CPU.</returns>
    /// <exception cref="InvalidDataException">The file is no tensor, or is cut off.</exception>
    public static Tensor load(string location)
    {
        using FileStream stream = File.OpenRead(location);
        using var reader = new BinaryReader(stream);
        try
        {
            return TensorFile.Read(reader);
        }
        catch (EndOfStreamException e)
        {
            throw new InvalidDataException($"'{location}' ends within the tensor: the file is cut off.", e);
        }
    }
}
