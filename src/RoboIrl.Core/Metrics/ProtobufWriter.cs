using System.Buffers.Binary;
using System.Text;

namespace RoboIrl.Core.Metrics;

/// <summary>The few protocol buffer encodings that TensorBoard events need.</summary>
internal sealed class ProtobufWriter
{
    private byte[] _bytes = new byte[256];
    private int _length;

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    public void Clear() => _length = 0;

    public void Varint(int field, long value)
    {
        RawVarint((ulong)((field << 3) | 0));
        RawVarint((ulong)value);
    }

    public void Double(int field, double value)
    {
        RawVarint((ulong)((field << 3) | 1));
        BinaryPrimitives.WriteDoubleLittleEndian(Take(8), value);
    }

    public void Float(int field, float value)
    {
        RawVarint((ulong)((field << 3) | 5));
        BinaryPrimitives.WriteSingleLittleEndian(Take(4), value);
    }

    public void Text(int field, string value)
    {
        int count = Encoding.UTF8.GetByteCount(value);
        RawVarint((ulong)((field << 3) | 2));
        RawVarint((ulong)count);
        Encoding.UTF8.GetBytes(value, Take(count));
    }

    public void Message(int field, ProtobufWriter message)
    {
        RawVarint((ulong)((field << 3) | 2));
        RawVarint((ulong)message._length);
        message.Written.CopyTo(Take(message._length));
    }

    private void RawVarint(ulong value)
    {
        while (value >= 0x80)
        {
            Take(1)[0] = (byte)(value | 0x80);
            value >>= 7;
        }

        Take(1)[0] = (byte)value;
    }

    private Span<byte> Take(int count)
    {
        if (_length + count > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + count));
        }

        Span<byte> room = _bytes.AsSpan(_length, count);
        _length += count;
        return room;
    }
}
