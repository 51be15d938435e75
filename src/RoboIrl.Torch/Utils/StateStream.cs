namespace TorchSharp.Utils;

/// <summary>
/// TorchSharp's binary layout of named tensors: a count, then per entry a length-prefixed UTF-8 name and a tensor
/// (element type, number of dimensions, sizes, raw little-endian elements). All integers are unsigned LEB128.
/// </summary>
/// <remarks>A stream is untrusted: sizes are checked against the expected tensor before anything is allocated.</remarks>
internal static class StateStream
{
    private const long MaxDimensions = 64;

    internal static void Write(BinaryWriter writer, IReadOnlyCollection<KeyValuePair<string, torch.Tensor>> entries)
    {
        WriteNumber(writer, entries.Count);
        foreach ((string name, torch.Tensor tensor) in entries)
        {
            writer.Write(name);
            WriteTensor(writer, tensor);
        }
    }

    /// <summary>Reads entries into <paramref name="targets"/>; either all of them change or none.</summary>
    internal static void Read(BinaryReader reader, IReadOnlyDictionary<string, torch.Tensor> targets, bool strict, IList<string> skip, Dictionary<string, bool>? loaded)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using IDisposable mode = torch.no_grad();
        Dictionary<string, torch.Tensor> staged = new(StringComparer.Ordinal);
        try
        {
            long count = ReadNumber(reader);
            for (long i = 0; i < count; i++)
            {
                ReadEntry(reader, targets, strict, skip, staged);
            }
        }
        catch (EndOfStreamException e)
        {
            throw new InvalidDataException("The state ends in the middle of an entry: the file was cut short. Load another copy.", e);
        }

        string[] missing = [.. targets.Keys.Where(name => !staged.ContainsKey(name) && !skip.Contains(name))];
        if (strict && missing.Length > 0)
        {
            throw new ArgumentException($"The state has no values for [{string.Join(", ", missing)}]. Load a state of the same network, or pass strict: false.");
        }

        foreach (string name in targets.Keys)
        {
            bool found = staged.TryGetValue(name, out torch.Tensor? value);
            if (found)
            {
                targets[name].copy_(value!);
            }

            loaded?.TryAdd(name, found);
        }
    }

    private static void ReadEntry(BinaryReader reader, IReadOnlyDictionary<string, torch.Tensor> targets, bool strict, IList<string> skip, Dictionary<string, torch.Tensor> staged)
    {
        string name = reader.ReadString();
        bool known = targets.TryGetValue(name, out torch.Tensor? target);
        if (!known && strict && !skip.Contains(name))
        {
            throw new ArgumentException($"The state holds '{name}', which this network does not have. Load a state of the same network, or pass strict: false.");
        }

        (torch.ScalarType type, long[] shape) = ReadHeader(reader, name);
        if (!known || skip.Contains(name))
        {
            Skip(reader, type, shape);
            return;
        }

        staged[name] = ReadElements(reader, name, target!, type, shape);
    }

    internal static void WriteTensor(BinaryWriter writer, torch.Tensor tensor)
    {
        WriteNumber(writer, (long)tensor.dtype);
        long[] shape = tensor.shape;
        WriteNumber(writer, shape.Length);
        foreach (long size in shape)
        {
            WriteNumber(writer, size);
        }

        using DisposeScope scope = torch.NewDisposeScope();
        writer.Write(tensor.detach().cpu().contiguous().bytes);
    }

    /// <summary>Reads one tensor over the values of <paramref name="target"/>, which keeps type and shape.</summary>
    internal static void ReadTensor(BinaryReader reader, string name, torch.Tensor target)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using IDisposable mode = torch.no_grad();
        (torch.ScalarType type, long[] shape) = ReadHeader(reader, name);
        target.copy_(ReadElements(reader, name, target, type, shape));
    }

    internal static void CheckShape(string name, torch.Tensor target, long[] shape)
    {
        if (!target.shape.AsSpan().SequenceEqual(shape))
        {
            throw new ArgumentException($"'{name}' has the shape [{string.Join(", ", shape)}] in the state, expected [{string.Join(", ", target.shape)}]. Load a state of the same network.");
        }
    }

    private static torch.Tensor ReadElements(BinaryReader reader, string name, torch.Tensor target, torch.ScalarType type, long[] shape)
    {
        CheckShape(name, target, shape);
        if (target.dtype != type)
        {
            throw new ArgumentException($"'{name}' has the element type {type} in the state, expected {target.dtype}. Convert the network with to({type}) before loading.");
        }

        torch.Tensor staged = torch.empty(shape, type, torch.CPU);
        reader.BaseStream.ReadExactly(staged.bytes);
        return staged;
    }

    private static (torch.ScalarType Type, long[] Shape) ReadHeader(BinaryReader reader, string name)
    {
        long type = ReadNumber(reader);
        long dimensions = ReadNumber(reader);
        if (type > sbyte.MaxValue || !Enum.IsDefined((torch.ScalarType)type) || dimensions > MaxDimensions)
        {
            throw new InvalidDataException($"'{name}' starts with element type {type} and {dimensions} dimensions: this is no tensor in TorchSharp's format.");
        }

        long[] shape = new long[dimensions];
        for (int i = 0; i < shape.Length; i++)
        {
            shape[i] = ReadNumber(reader);
        }

        return ((torch.ScalarType)type, shape);
    }

    private static void Skip(BinaryReader reader, torch.ScalarType type, long[] shape)
    {
        using torch.Tensor probe = torch.empty([0], type, torch.CPU);
        UInt128 left = (UInt128)probe.ElementSize;
        foreach (long size in shape)
        {
            left *= (UInt128)size;
        }

        byte[] block = new byte[8192];
        while (left > 0)
        {
            int count = (int)UInt128.Min(left, (UInt128)block.Length);
            reader.BaseStream.ReadExactly(block, 0, count);
            left -= (UInt128)count;
        }
    }

    internal static void WriteNumber(BinaryWriter writer, long value) => writer.Write7BitEncodedInt64(value);

    internal static long ReadNumber(BinaryReader reader)
    {
        long value;
        try
        {
            value = reader.Read7BitEncodedInt64();
        }
        catch (FormatException e)
        {
            throw new InvalidDataException("A number in the state is malformed: the file is damaged or not in TorchSharp's format.", e);
        }

        return value >= 0 ? value : throw new InvalidDataException($"A size in the state is {value}: the file is damaged or not in TorchSharp's format.");
    }
}
