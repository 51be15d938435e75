namespace TorchSharp.Utils;

/// <summary>
/// One tensor in TorchSharp's own file format: element type, number of dimensions and sizes as ULEB128 numbers,
/// then the elements, little-endian, row-major.
/// </summary>
internal static unsafe class TensorFile
{
    private const int MaximumDimensions = 64;
    // Whole tensors may exceed what a span can hold, so they go in pieces.
    private const int Chunk = 1 << 26;

    internal static void Write(BinaryWriter writer, torch.Tensor tensor)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using IDisposable mode = torch.no_grad();
        torch.Tensor host = tensor.detach().cpu().contiguous();
        WriteNumber(writer, (ulong)host.dtype);
        long[] shape = host.shape;
        WriteNumber(writer, (ulong)shape.Length);
        foreach (long size in shape)
        {
            WriteNumber(writer, (ulong)size);
        }

        byte* data = (byte*)host.DataPointer();
        long total = host.numel() * host.ElementSize;
        for (long done = 0; done < total; done += Chunk)
        {
            writer.Write(new ReadOnlySpan<byte>(data + done, (int)Math.Min(Chunk, total - done)));
        }

        GC.KeepAlive(host);
    }

    /// <summary>Reads a tensor onto the CPU.</summary>
    /// <exception cref="InvalidDataException">The data is no tensor or ends early.</exception>
    internal static torch.Tensor Read(BinaryReader reader)
    {
        (torch.ScalarType type, long[] shape) = ReadHeader(reader);
        long length = ByteLength(type, shape);
        if (reader.BaseStream.CanSeek && length > reader.BaseStream.Length - reader.BaseStream.Position)
        {
            throw new InvalidDataException($"The header announces {length} bytes of elements, {reader.BaseStream.Length - reader.BaseStream.Position} are left: the file is cut off or no tensor.");
        }

        torch.Tensor tensor = torch.empty(shape, dtype: type, device: torch.CPU);
        try
        {
            ReadElements(reader, tensor);
            return tensor;
        }
        catch
        {
            tensor.Dispose();
            throw;
        }
    }

    /// <summary>Reads the elements of a stored tensor into one of the same type and shape, on any device.</summary>
    internal static void ReadInto(BinaryReader reader, torch.Tensor target)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using IDisposable mode = torch.no_grad();
        torch.Tensor read = Read(reader);
        if (!read.shape.AsSpan().SequenceEqual(target.shape))
        {
            throw new ArgumentException($"The stored tensor has the shape [{string.Join(", ", read.shape)}], the target [{string.Join(", ", target.shape)}].");
        }

        target.copy_(read);
    }

    internal static void WriteNumber(BinaryWriter writer, ulong value) => writer.Write7BitEncodedInt64((long)value);

    internal static ulong ReadNumber(BinaryReader reader) => (ulong)reader.Read7BitEncodedInt64();

    private static (torch.ScalarType Type, long[] Shape) ReadHeader(BinaryReader reader)
    {
        ulong code = ReadNumber(reader);
        if (code > 127 || !Enum.IsDefined((torch.ScalarType)(sbyte)code))
        {
            throw new InvalidDataException($"{code} is no element type: this is no tensor in TorchSharp's format.");
        }

        ulong dimensions = ReadNumber(reader);
        if (dimensions > MaximumDimensions)
        {
            throw new InvalidDataException($"{dimensions} dimensions are announced, at most {MaximumDimensions} were expected: the file is damaged.");
        }

        long[] shape = new long[dimensions];
        for (int i = 0; i < shape.Length; i++)
        {
            shape[i] = (long)ReadNumber(reader);
        }

        return ((torch.ScalarType)(sbyte)code, shape);
    }

    private static long ByteLength(torch.ScalarType type, long[] shape)
    {
        try
        {
            long length = torch.ByteSizeOf(type);
            foreach (long size in shape)
            {
                ArgumentOutOfRangeException.ThrowIfNegative(size);
                length = checked(length * size);
            }

            return length;
        }
        catch (Exception e) when (e is OverflowException or ArgumentOutOfRangeException)
        {
            throw new InvalidDataException($"The sizes [{string.Join(", ", shape)}] are impossible: the file is damaged.", e);
        }
    }

    private static void ReadElements(BinaryReader reader, torch.Tensor tensor)
    {
        byte* data = (byte*)tensor.DataPointer();
        long total = tensor.numel() * tensor.ElementSize;
        for (long done = 0; done < total; done += Chunk)
        {
            reader.BaseStream.ReadExactly(new Span<byte>(data + done, (int)Math.Min(Chunk, total - done)));
        }

        GC.KeepAlive(tensor);
    }
}
