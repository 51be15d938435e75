using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using RoboIrl.Core.Metrics;

namespace RoboIrl.Core.Datasets;

/// <summary>A row of <c>episodes.bin</c>: where an episode lies and what its bytes add up to. The layout is the format, little-endian.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct EpisodeRecord
{
    /// <summary>File of the records.</summary>
    public const string FileName = "episodes.bin";

    /// <summary>Bytes of a record.</summary>
    public const int Bytes = 88;

    /// <summary>Row of its first transition.</summary>
    public long First;

    /// <summary>Number of transitions, at least 1.</summary>
    public long Steps;

    /// <summary>Seed of the world.</summary>
    public ulong Seed;

    /// <summary>Stream of that seed.</summary>
    public ulong Stream;

    /// <summary>Sum of the rewards.</summary>
    public double Return;

    /// <summary>CRC-32C of the episode's bytes in each column, at the column's number; 0 where there is no such column.</summary>
    public ColumnChecksums Checksums;

    /// <summary>0.</summary>
    public uint Reserved;

    /// <summary>CRC-32C of the records so far, this one included, without these last four bytes of each.</summary>
    public uint Chain;

    /// <summary>What <see cref="Chain"/> must be.</summary>
    /// <param name="previous">That of the record before; 0 for the first.</param>
    public readonly uint ChainAfter(uint previous) =>
        Crc32C.Append(previous, MemoryMarshal.AsBytes(new ReadOnlySpan<EpisodeRecord>(in this))[..(Bytes - sizeof(uint))]);

    /// <summary>Room for a checksum per column.</summary>
    [InlineArray(ColumnLayout.Most + 1)]
    internal struct ColumnChecksums
    {
        private uint _first;
    }
}
