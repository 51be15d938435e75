using System.IO.MemoryMappedFiles;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace RoboIrl.Native;

/// <summary>A file mapped into memory for reading: its bytes are read where the system keeps them, without a copy.</summary>
/// <remarks>
/// Safe for use from several threads together, but not while <see cref="Dispose"/> runs. Whoever shortens the file while it is
/// mapped makes the system end this process where it reads beyond the new end; a file that only grows is harmless.
/// </remarks>
public sealed unsafe class MappedFile : IDisposable
{
    private const int CacheLine = 64; // bytes
    private readonly MemoryMappedFile? _file;
    private readonly MemoryMappedViewAccessor? _view;
    private byte* _start;

    /// <summary>Maps the first bytes of a file.</summary>
    /// <param name="path">A regular file.</param>
    /// <param name="length">Bytes to map, 0 or more; the file has at least so many.</param>
    /// <exception cref="IOException">The file cannot be opened or is shorter.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public MappedFile(string path, long length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        Length = length;

        // Asked before opening: opening a pipe would wait for its other end for ever.
        if (LengthOf(path) is var there && there < length)
        {
            throw new EndOfStreamException($"The file '{path}' has {there} bytes, expected at least {length}.");
        }

        if (length == 0)
        {
            return; // nothing cannot be mapped
        }

        FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        try
        {
            _file = MemoryMappedFile.CreateFromFile(stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
            _view = _file.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read);
        }
        catch
        {
            _file?.Dispose();
            stream.Dispose();
            throw;
        }

        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _start);
        _start += _view.PointerOffset;
    }

    /// <summary>Bytes that are mapped.</summary>
    public long Length { get; }

    /// <summary>Bytes of a file, links followed, without opening it; 0 where there is none, and for pipes and devices.</summary>
    /// <param name="path">Any path.</param>
    /// <exception cref="IOException">Links lead in a circle.</exception>
    public static long LengthOf(string path)
    {
        FileInfo info = new(path);
        if (info.LinkTarget is not null)
        {
            // Of a link, .NET tells the length of the link's own text.
            info = info.ResolveLinkTarget(returnFinalTarget: true) is FileInfo target ? target : info;
        }

        return info.Exists && info.LinkTarget is null ? info.Length : 0;
    }

    /// <summary>A view of some elements; never store it longer than the mapping lives.</summary>
    /// <typeparam name="T">An unmanaged element type; any bits must be a value of it.</typeparam>
    /// <param name="first">Index of the first element.</param>
    /// <param name="count">Number of elements.</param>
    /// <exception cref="ArgumentOutOfRangeException">The elements are not within the mapped bytes.</exception>
    /// <exception cref="ObjectDisposedException">The mapping is gone.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<T> Span<T>(long first, int count)
        where T : unmanaged
    {
        if (first < 0 || count < 0 || first > (Length / sizeof(T)) - count)
        {
            Refuse(first, count, sizeof(T));
        }

        if (_start is null && Length > 0)
        {
            Refuse();
        }

        return new ReadOnlySpan<T>(_start + (first * sizeof(T)), count);
    }

    /// <summary>Tells the processor that some bytes will be read soon; does nothing where it has no such instruction or they are not mapped.</summary>
    /// <param name="offset">The first byte.</param>
    /// <param name="bytes">How many, at least 1.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Prefetch(long offset, int bytes)
    {
        if (!Sse.IsSupported || _start is null || offset < 0 || bytes < 1 || offset > Length - bytes)
        {
            return;
        }

        byte* last = _start + offset + bytes - 1;
        for (byte* line = _start + offset; line < last; line += CacheLine)
        {
            Sse.Prefetch0(line);
        }

        Sse.Prefetch0(last);
    }

    /// <summary>Ends the mapping; views of it must not be used any more.</summary>
    public void Dispose()
    {
        if (_start is not null)
        {
            _start = null;
            _view!.SafeMemoryMappedViewHandle.ReleasePointer();
        }

        _view?.Dispose();
        _file?.Dispose();
    }

    private void Refuse(long first, int count, int size) =>
        throw new ArgumentOutOfRangeException(nameof(first), first, $"{count} elements of {size} bytes from element {first} on are not within the {Length} bytes that are mapped.");

    private void Refuse() => throw new ObjectDisposedException(nameof(MappedFile));
}
