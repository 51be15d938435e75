using RoboIrl.Core.Environments;

namespace RoboIrl.Conversion;

/// <summary>How a file of another format becomes a dataset.</summary>
public sealed record ImportOptions
{
    /// <summary>The environment that the episodes are from, whose sizes the file must have; null for one made from the file.</summary>
    public EnvironmentSpec? Environment { get; init; }

    /// <summary>Doubles per state of that environment; states of another size are refused.</summary>
    public int StateSize { get; init; }

    /// <summary>Whether named values of each step are taken over.</summary>
    public bool Infos { get; init; } = true;

    /// <summary>Hears of the part that is done, in [0, 1]; null for nobody.</summary>
    public Action<double>? Progress { get; init; }

    /// <summary>Breaks off; nothing stays.</summary>
    public CancellationToken Stop { get; init; }
}
