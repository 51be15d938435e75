namespace RoboIrl.Conversion;

/// <summary>How a dataset becomes a file of another format.</summary>
public sealed record ExportOptions
{
    /// <summary>Where positions and velocities are in a state; null where that is not known.</summary>
    public StateLayout? States { get; init; }

    /// <summary>Hears of the part that is done, in [0, 1]; null for nobody.</summary>
    public Action<double>? Progress { get; init; }

    /// <summary>Breaks off; nothing stays.</summary>
    public CancellationToken Stop { get; init; }
}
