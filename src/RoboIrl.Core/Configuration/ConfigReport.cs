namespace RoboIrl.Core.Configuration;

/// <summary>Takes problems found by <see cref="IConfigChecks"/> and puts the key's position to them.</summary>
public sealed class ConfigReport
{
    private readonly Action<string, string> _add;

    internal ConfigReport(Action<string, string> add) => _add = add;

    /// <summary>Reports a problem.</summary>
    /// <param name="property">Name of the property, by <c>nameof</c>.</param>
    /// <param name="message">What is wrong, the offending value, what was expected and what to do.</param>
    public void Add(string property, string message) => _add(property, message);
}
