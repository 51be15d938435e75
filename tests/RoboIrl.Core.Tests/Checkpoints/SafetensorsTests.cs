using System.Buffers.Binary;
using System.Diagnostics;
using System.Text;
using RoboIrl.Core.Checkpoints;
using RoboIrl.Core.Randomness;
using Xunit;

namespace RoboIrl.Core.Tests.Checkpoints;

public sealed class SafetensorsTests
{
    private static byte[] File(string header, int dataBytes)
    {
        byte[] text = Encoding.UTF8.GetBytes(header);
        byte[] file = new byte[8 + text.Length + dataBytes];
        BinaryPrimitives.WriteInt64LittleEndian(file, text.Length);
        text.CopyTo(file, 8);
        return file;
    }

    private static SafetensorsReader Open(byte[] file) => new(new MemoryStream(file), "x.safetensors");

    private static byte[] Sample()
    {
        using MemoryStream stream = new();
        SafetensorsWriter.Write(
            stream,
            [
                ("b", SafetensorsType.U8, [3], new byte[] { 1, 2, 3 }),
                ("a", SafetensorsType.F64, [1, 2], new byte[16]),
                ("c", SafetensorsType.F32, [], BitConverter.GetBytes(2.5f)),
            ],
            new Dictionary<string, string> { ["format"] = "pt", ["by"] = "test" });
        return stream.ToArray();
    }

    [Fact]
    public void Write_ThenRead_GivesTensorsAndMetadata()
    {
        using SafetensorsReader reader = Open(Sample());
        Assert.Equal(["a", "b", "c"], reader.Entries.Keys.Order());
        Assert.Equal("pt", reader.Metadata["format"]);
        Span<float> c = [0];
        reader.Read("c", c);
        Assert.Equal(2.5f, c[0]);
        byte[] b = new byte[3];
        reader.Read("b", b.AsSpan());
        Assert.Equal([1, 2, 3], b);
        Assert.All(reader.Entries.Values, e => Assert.Equal(0, e.Offset % SafetensorsEntry.SizeOf(e.Type)));
    }

    [Fact]
    public void Read_FileOfAnotherWriter_IsAccepted()
    {
        // As the format's reference writer spells it, with the data in another order than the header.
        byte[] file = File("""{"w":{"dtype":"F32","shape":[1,2],"data_offsets":[8,16]},"__metadata__":{"format":"pt"},"n":{"dtype":"I64","shape":[1],"data_offsets":[0,8]}}  """, 16);
        BinaryPrimitives.WriteInt64LittleEndian(file.AsSpan(file.Length - 16), 42);
        BinaryPrimitives.WriteSingleLittleEndian(file.AsSpan(file.Length - 4), 7);
        using SafetensorsReader reader = Open(file);
        long[] n = new long[1];
        float[] w = new float[2];
        reader.Read("n", n.AsSpan());
        reader.Read("w", w.AsSpan());
        Assert.Equal((42L, 0f, 7f), (n[0], w[0], w[1]));
    }

    [Theory]
    [InlineData("{}", 1, "the tensors need 0 bytes, the file has 1")]
    [InlineData("[]", 0, "not a JSON object")]
    [InlineData("", 0, "")]
    [InlineData("{\"a\":1}", 0, "'a' is not an object")]
    [InlineData("{\"a\":{}}", 0, "lacks dtype")]
    [InlineData("{\"a\":{\"dtype\":\"F16\",\"shape\":[1],\"data_offsets\":[0,2]}}", 2, "element type 'F16'")]
    [InlineData("{\"a\":{\"dtype\":\"0\",\"shape\":[1],\"data_offsets\":[0,4]}}", 4, "element type '0'")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}", 4, "do not fit its shape")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}}", 4, "negative")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,0]}}", 4, "do not fit its shape")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}", 8, "starts at byte 4, expected 0")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4,8]}}", 4, "lacks dtype, shape or two data_offsets")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[4611686018427387904],\"data_offsets\":[0,0]}}", 0, "")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[9223372036854775807,9223372036854775807],\"data_offsets\":[0,4]}}", 4, "")]
    [InlineData("{\"a\":{\"dtype\":\"U8\",\"shape\":[9000000000000000000],\"data_offsets\":[0,9000000000000000000]}}", 4, "the file has 4")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[1.5],\"data_offsets\":[0,4]}}", 4, "")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4],\"code\":\"x\"}}", 4, "unknown field 'code'")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1],\"data_offsets\":[0,4]}}", 4, "dimensions")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}", 8, "occurs twice")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[2,6]}}", 6, "starts at byte 2, expected 4")]
    [InlineData("{\"__metadata__\":{\"a\":{}}}", 0, "")]
    [InlineData("{} {}", 0, "")]
    public void Read_BrokenHeader_IsRefused(string header, int dataBytes, string expected)
    {
        string message = Assert.Throws<CheckpointException>(() => Open(File(header, dataBytes)).Dispose()).Message;
        Assert.StartsWith("'x.safetensors' is not a valid safetensors file: ", message);
        Assert.Contains(expected, message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(8)]
    public void Read_TooShort_IsRefused(int length) => Assert.Throws<CheckpointException>(() => Open(new byte[length]).Dispose());

    [Theory]
    [InlineData(ulong.MaxValue)]
    [InlineData(long.MaxValue)]
    [InlineData(1UL << 40)]
    [InlineData(1000UL)]
    public void Read_HeaderLengthBeyondTheFile_AllocatesNothing(ulong length)
    {
        byte[] file = new byte[64];
        BinaryPrimitives.WriteUInt64LittleEndian(file, length);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<CheckpointException>(() => Open(file).Dispose());
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1_000_000);
    }

    [Fact]
    public void Read_MutatedOrRandomFiles_OnlyEverRefuses()
    {
        byte[] valid = Sample();
        Rng rng = new(8);
        Stopwatch clock = Stopwatch.StartNew();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int trial = 0; trial < 20_000; trial++)
        {
            byte[] file = (byte[])valid.Clone();
            for (int i = rng.NextInt(4); i >= 0; i--)
            {
                file[rng.NextInt(file.Length)] = (byte)rng.NextInt(256);
            }

            if (trial % 4 == 0)
            {
                file = file[..rng.NextInt(file.Length)];
            }

            try
            {
                using SafetensorsReader reader = Open(file);
                foreach (SafetensorsEntry entry in reader.Entries.Values.Where(static e => e.Type == SafetensorsType.U8))
                {
                    reader.Read(entry.Name, new byte[entry.Bytes].AsSpan());
                }
            }
            catch (CheckpointException)
            {
                // Refused, as it should be.
            }
        }

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60), $"It took {clock.Elapsed}.");
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 2_000_000_000);
    }

    [Fact]
    public void Write_BadTensors_AreRefused()
    {
        using MemoryStream stream = new();
        Assert.Throws<ArgumentException>(() => SafetensorsWriter.Write(stream, [("a", SafetensorsType.U8, [2], new byte[1])]));
        Assert.Throws<ArgumentException>(() => SafetensorsWriter.Write(stream, [("a", SafetensorsType.U8, [1], new byte[1]), ("a", SafetensorsType.U8, [1], new byte[1])]));
        Assert.Throws<ArgumentException>(() => SafetensorsWriter.Write(stream, [("__metadata__", SafetensorsType.U8, [1], new byte[1])]));
    }
}
