namespace RoboIrl.Core.Configuration;

/// <summary>The closed set of texts a key may hold.</summary>
/// <param name="values">The allowed texts.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OneOfAttribute(params string[] values) : Attribute
{
    /// <summary>The allowed texts.</summary>
    public IReadOnlyList<string> Values { get; } = values;
}
