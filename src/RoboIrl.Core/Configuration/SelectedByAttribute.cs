namespace RoboIrl.Core.Configuration;

/// <summary>
/// Marks a property that holds the section whose name another key gives: <c>learner: ppo</c> selects the section <c>ppo:</c>.
/// The names and their record types are a <see cref="LearnerCatalog"/>: a closed set.
/// </summary>
/// <param name="property">Name of the text property that selects.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SelectedByAttribute(string property) : Attribute
{
    /// <summary>Name of the text property that selects.</summary>
    public string Property { get; } = property;
}
