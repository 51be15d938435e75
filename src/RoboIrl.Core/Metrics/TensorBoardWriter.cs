using System.Buffers.Binary;
using System.Globalization;

namespace RoboIrl.Core.Metrics;

/// <summary>
/// Writes scalars as a TensorBoard event file: records of length, masked CRC-32C of the length, an <c>Event</c> message, masked CRC-32C of it.
/// </summary>
/// <remarks>Each resumed part of a run has its own file, which tells TensorBoard to forget the points beyond the checkpoint.</remarks>
public sealed class TensorBoardWriter : IMetricsWriter
{
    // Field numbers of tensorboard.Event, Summary, Summary.Value and SessionLog.
    private const int EventWallTime = 1;
    private const int EventStep = 2;
    private const int EventFileVersion = 3;
    private const int EventSummary = 5;
    private const int EventSessionLog = 7;
    private const int SummaryValue = 1;
    private const int ValueTag = 1;
    private const int ValueSimple = 2;
    private const int SessionStatus = 1;
    private const int SessionStart = 1;

    private readonly TimeProvider _time;
    private readonly FileStream _file;
    private readonly ProtobufWriter _event = new();
    private readonly ProtobufWriter _summary = new();
    private readonly ProtobufWriter _value = new();
    private byte[] _record = new byte[1_024];

    /// <summary>Starts a new event file.</summary>
    /// <param name="folder">Where event files go; created when needed.</param>
    /// <param name="time">The wall clock that TensorBoard shows.</param>
    /// <param name="resumeStep">Where a resumed run goes on; null for a new one.</param>
    public TensorBoardWriter(string folder, TimeProvider time, long? resumeStep = null)
    {
        _time = time;
        Directory.CreateDirectory(folder);
        _file = Create(folder, time.GetUtcNow().ToUnixTimeSeconds());
        Path = _file.Name;

        _event.Clear();
        _event.Double(EventWallTime, Now());
        _event.Text(EventFileVersion, "brain.Event:2");
        WriteRecord();
        if (resumeStep is { } step)
        {
            _value.Clear();
            _value.Varint(SessionStatus, SessionStart);
            _event.Clear();
            _event.Double(EventWallTime, Now());
            _event.Varint(EventStep, step + 1);
            _event.Message(EventSessionLog, _value);
            WriteRecord();
        }

        _file.Flush();
    }

    /// <summary>The event file.</summary>
    public string Path { get; }

    /// <inheritdoc/>
    public void Write(long step, ReadOnlySpan<MetricValue> values)
    {
        _summary.Clear();
        foreach (MetricValue metric in values)
        {
            _value.Clear();
            _value.Text(ValueTag, metric.Name);
            _value.Float(ValueSimple, (float)metric.Value);
            _summary.Message(SummaryValue, _value);
        }

        _event.Clear();
        _event.Double(EventWallTime, Now());
        _event.Varint(EventStep, step);
        _event.Message(EventSummary, _summary);
        WriteRecord();
        _file.Flush();
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    // TensorBoard reads the files of a folder in the order of their names: a later part must sort after an earlier one.
    private static FileStream Create(string folder, long seconds)
    {
        string machine = new([.. Environment.MachineName.Where(static c => char.IsAsciiLetterOrDigit(c) || c == '-')]);
        string process = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        foreach (string name in Directory.EnumerateFiles(folder, "events.out.tfevents.*").Select(static path => System.IO.Path.GetFileName(path)))
        {
            if (name.Split('.') is [_, _, _, string earlier, ..] && long.TryParse(earlier, NumberStyles.None, CultureInfo.InvariantCulture, out long other))
            {
                seconds = Math.Max(seconds, other + 1);
            }
        }

        string file = string.Create(CultureInfo.InvariantCulture, $"events.out.tfevents.{seconds:D10}.{machine}.{process}.0");
        return new FileStream(System.IO.Path.Combine(folder, file), FileMode.CreateNew, FileAccess.Write, FileShare.Read);
    }

    private double Now() => _time.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0;

    private void WriteRecord()
    {
        ReadOnlySpan<byte> data = _event.Written;
        int length = 8 + 4 + data.Length + 4;
        if (_record.Length < length)
        {
            _record = new byte[length * 2];
        }

        Span<byte> record = _record.AsSpan(0, length);
        BinaryPrimitives.WriteInt64LittleEndian(record, data.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(record[8..], Crc32C.Masked(record[..8]));
        data.CopyTo(record[12..]);
        BinaryPrimitives.WriteUInt32LittleEndian(record[(length - 4)..], Crc32C.Masked(data));
        _file.Write(record);
    }
}
