namespace RoboIrl.Core.Configuration;

/// <summary>The documentation of a configuration key: shown by <c>config show</c> and <c>config schema</c>.</summary>
/// <param name="meaning">What the value decides, in one or two sentences.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Class)]
public sealed class DocAttribute(string meaning) : Attribute
{
    /// <summary>What the value decides.</summary>
    public string Meaning { get; } = meaning;

    /// <summary>Unit of the value, for example <c>environment steps</c>.</summary>
    public string? Unit { get; init; }

    /// <summary>Where the default comes from, for example a paper and its table.</summary>
    public string? Source { get; init; }

    /// <summary>Meaning, unit and source as one text.</summary>
    public string Text => Meaning.TrimEnd('.') + "." + (Unit is null ? "" : $" Unit: {Unit}.") + (Source is null ? "" : $" Source: {Source}.");
}
