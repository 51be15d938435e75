using System.Globalization;

namespace RoboIrl.Core.Configuration;

/// <summary>Where a configuration value was written.</summary>
/// <param name="File">The file as the user named it, or the override, for example <c>--set seed=3</c>.</param>
/// <param name="Line">From 1; 0 where the source has no lines.</param>
/// <param name="Column">From 1; 0 where the source has no lines.</param>
public readonly record struct SourcePosition(string File, int Line, int Column)
{
    /// <inheritdoc/>
    public override string ToString() => Line == 0 ? File : string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}:{Column}");
}
