namespace RoboIrl.Native.Tests;

public unsafe class NativeBufferTests
{
    [Fact]
    public void Constructor_Length_IsZeroedAndAligned()
    {
        using NativeBuffer<double> buffer = new(1000);

        Assert.Equal(1000, buffer.Length);
        Assert.Equal(0, (long)buffer.Pointer % 64);
        Assert.All(buffer.Span.ToArray(), v => Assert.Equal(0, v));
    }

    [Fact]
    public void Constructor_Empty_IsAllowed()
    {
        using NativeBuffer<byte> buffer = new(0);

        Assert.True(buffer.Span.IsEmpty);
    }

    [Fact]
    public void Constructor_Negative_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => new NativeBuffer<int>(-1));

    [Fact]
    public void Span_Written_IsSeenThroughThePointer()
    {
        using NativeBuffer<int> buffer = new(4);

        buffer.Span[3] = 7;

        Assert.Equal(7, buffer.Pointer[3]);
    }

    [Fact]
    public void Dispose_Twice_IsAllowedAndUseThrows()
    {
        NativeBuffer<int> buffer = new(4);
        buffer.Dispose();
        buffer.Dispose();

        Assert.Throws<ObjectDisposedException>(() => buffer.Span.Length);
    }
}
