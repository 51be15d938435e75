using System.Diagnostics.CodeAnalysis;

namespace RoboIrl.Core.Configuration;

/// <summary>The learners a program offers: the closed set of names for <c>learner:</c> and the record type of each one's section.</summary>
[SuppressMessage("Naming", "CA1710", Justification = "It is a catalogue that is built once, not a collection to pass around.")]
public sealed class LearnerCatalog
{
    private readonly SortedDictionary<string, Type> _sections = new(StringComparer.Ordinal);
    private readonly HashSet<string> _readers = new(StringComparer.Ordinal);

    /// <summary>The names in ordinal order.</summary>
    public IReadOnlyCollection<string> Names => _sections.Keys;

    /// <summary>Registers a learner.</summary>
    /// <typeparam name="TConfig">A sealed record with a parameterless constructor and <c>init</c> properties.</typeparam>
    /// <param name="name">Key of the learner and of its section, in snake_case.</param>
    /// <param name="needsDataset">Whether it learns from recorded episodes, so that an experiment must name a dataset; others must name none.</param>
    /// <returns>This catalogue.</returns>
    /// <exception cref="ArgumentException">The name is taken or not snake_case.</exception>
    public LearnerCatalog Add<TConfig>(string name, bool needsDataset = false)
        where TConfig : class
    {
        if (name.Length == 0 || KeyNames.ToSnakeCase(name) != name)
        {
            throw new ArgumentException($"A learner's name is snake_case, for example 'ppo'; '{name}' is not.", nameof(name));
        }

        if (!_sections.TryAdd(name, typeof(TConfig)))
        {
            throw new ArgumentException($"The learner '{name}' is registered already.", nameof(name));
        }

        if (needsDataset)
        {
            _readers.Add(name);
        }

        return this;
    }

    /// <summary>The record type of a learner's section.</summary>
    /// <param name="name">Name of the learner.</param>
    /// <param name="type">The type, or null.</param>
    /// <returns>Whether the name is registered.</returns>
    public bool TryGet(string name, [NotNullWhen(true)] out Type? type) => _sections.TryGetValue(name, out type);

    /// <summary>Whether a learner learns from recorded episodes.</summary>
    /// <param name="name">Name of the learner.</param>
    public bool NeedsDataset(string name) => _readers.Contains(name);
}
