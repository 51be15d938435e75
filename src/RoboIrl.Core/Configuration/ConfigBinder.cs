using System.Globalization;
using RoboIrl.Core.Text;

namespace RoboIrl.Core.Configuration;

/// <summary>Binds nodes to records. Every problem is collected; nothing is thrown for bad input.</summary>
internal sealed class ConfigBinder(List<ConfigProblem> problems, LearnerCatalog? learners)
{
    /// <summary>Binds a section onto a copy of its defaults.</summary>
    /// <param name="type">The record.</param>
    /// <param name="map">The section as written; its position is where missing keys are reported.</param>
    /// <param name="defaults">What unwritten keys keep; null for the record's own defaults.</param>
    /// <param name="path">Dotted path of the section, empty at the root.</param>
    public object BindSection(Type type, ConfigMap map, object? defaults, string path)
    {
        ConfigType shape = ConfigType.Of(type);
        object record = defaults is null ? shape.Create() : shape.Clone(defaults);
        int before = problems.Count;
        RefuseUnknown(shape, map, path);
        foreach (ConfigKey key in shape.Keys.Where(static key => key.SelectedBy is null))
        {
            BindKey(key, map, record, defaults is not null, path);
        }

        foreach (ConfigKey key in shape.Keys.Where(static key => key.SelectedBy is not null))
        {
            BindSelected(shape, key, map, record, path);
        }

        if (problems.Count == before && record is IConfigChecks checks)
        {
            checks.Check(ReportOn(map, path));
        }

        if (problems.Count == before && record is ExperimentConfig { LearnerSection: IExperimentChecks section } experiment)
        {
            section.Check(experiment, ReportOn(map.Find(experiment.Learner)?.Value as ConfigMap ?? map, experiment.Learner));
        }

        return record;
    }

    private ConfigReport ReportOn(ConfigMap map, string path) => new((property, message) =>
    {
        string name = KeyNames.ToSnakeCase(property);
        problems.Add(new(map.Find(name)?.Value.Position ?? map.Position, KeyNames.Join(path, name), $"'{KeyNames.Join(path, name)}': {message}"));
    });

    private void RefuseUnknown(ConfigType shape, ConfigMap map, string path)
    {
        bool selects = shape.Keys.Any(static key => key.SelectedBy is not null);
        List<string> known = [.. shape.Keys.Where(static key => key.SelectedBy is null).Select(static key => key.Name)];
        if (selects && learners is not null)
        {
            known.AddRange(learners.Names);
        }

        foreach (ConfigEntry entry in map.Entries.Where(entry => !known.Contains(entry.Key)))
        {
            string where = path.Length == 0 ? "" : $" in '{path}'";
            string hint = entry.Key == "<<" ? "; merge keys are not supported, use 'extends: other.yaml'" : NearMiss.Hint(entry.Key, known);
            string list = hint.Length > 0 ? "" : $"; the keys here are {string.Join(", ", known)}";
            problems.Add(new(entry.KeyPosition, KeyNames.Join(path, entry.Key), $"unknown key '{KeyNames.Show(entry.Key)}'{where}{hint}{list}"));
        }
    }

    private void BindKey(ConfigKey key, ConfigMap map, object record, bool hasDefault, string path)
    {
        string name = KeyNames.Join(path, key.Name);
        if (map.Find(key.Name) is not { } entry)
        {
            if (key.Required && !(hasDefault && key.Property.GetValue(record) is not null))
            {
                problems.Add(new(map.Position, name, $"missing key '{name}': {key.Doc?.Text ?? "it has no default"}"));
            }

            return;
        }

        if (TryBind(key, key.Type, entry.Value, key.Property.GetValue(record), name, out object? value))
        {
            key.Property.SetValue(record, value);
        }
    }

    private bool TryBind(ConfigKey key, Type type, ConfigNode node, object? current, string name, out object? value)
    {
        value = null;
        if (node is ConfigScalar { IsNull: true })
        {
            return key.AllowsNull || Refuse(node, name, $"'{name}' is empty, expected {ScalarBinder.Expectation(key, type)}; remove the key to take the default");
        }

        if (key.Item is not null && type == key.Type)
        {
            return TryBindList(key, node, name, out value);
        }

        if (ConfigKey.IsSection(type))
        {
            if (node is not ConfigMap section)
            {
                return Refuse(node, name, $"'{name}' is {node.Kind}, expected a section with the keys {string.Join(", ", ConfigType.Of(type).Keys.Select(static k => k.Name))}");
            }

            value = BindSection(type, section, current, name);
            return true;
        }

        return node is ConfigScalar scalar && ScalarBinder.TryBind(type, scalar, out value)
            ? InRange(key, value!, scalar, name)
            : Refuse(node, name, $"'{name}' is {node.Kind}, expected {ScalarBinder.Expectation(key, type)}{ScalarBinder.Hint(type, node)}");
    }

    private bool TryBindList(ConfigKey key, ConfigNode node, string name, out object? value)
    {
        value = null;
        if (node is not ConfigList list)
        {
            return Refuse(node, name, $"'{name}' is {node.Kind}, expected a list such as [a, b] of items that are each {ScalarBinder.Expectation(key, key.Item!)}");
        }

        Array items = Array.CreateInstance(key.Item!, list.Items.Count);
        bool good = true;
        for (int i = 0; i < items.Length; i++)
        {
            string itemName = $"{name}[{i.ToString(CultureInfo.InvariantCulture)}]";
            if (list.Items[i] is ConfigScalar { IsNull: true } nothing)
            {
                good = Refuse(nothing, itemName, $"'{itemName}' is empty, expected {ScalarBinder.Expectation(key, key.Item!)}");
            }
            else if (TryBind(key, key.Item!, list.Items[i], null, itemName, out object? item))
            {
                items.SetValue(item, i);
            }
            else
            {
                good = false;
            }
        }

        value = items;
        return good;
    }

    private bool InRange(ConfigKey key, object value, ConfigScalar node, string name)
    {
        if (key.OneOf is { } set && value is string text && !set.Values.Contains(text))
        {
            return Refuse(node, name, $"'{name}' is '{KeyNames.Show(text)}', expected one of {string.Join(", ", set.Values)}{NearMiss.Hint(text, set.Values)}");
        }

        if (key.Range is { } range && value is not (string or bool or Enum) && !range.Contains(Convert.ToDouble(value, CultureInfo.InvariantCulture)))
        {
            return Refuse(node, name, $"'{name}' is {KeyNames.Show(node.Text)}, expected {ScalarBinder.Expectation(key, key.Item ?? key.Type)}");
        }

        return true;
    }

    private void BindSelected(ConfigType shape, ConfigKey key, ConfigMap map, object record, string path)
    {
        if (learners is null)
        {
            throw new InvalidOperationException($"{shape.Type} selects a section by '{key.SelectedBy}'; its loader needs a {nameof(LearnerCatalog)}.");
        }

        ConfigKey selector = shape.Keys.Single(k => k.Property.Name == key.SelectedBy);
        string? selected = selector.Property.GetValue(record) as string;
        if (selected is not null && !learners.TryGet(selected, out _))
        {
            SourcePosition at = map.Find(selector.Name)?.Value.Position ?? map.Position;
            Refuse(at, KeyNames.Join(path, selector.Name), $"there is no {selector.Name} '{KeyNames.Show(selected)}', expected one of {string.Join(", ", learners.Names)}{NearMiss.Hint(selected, learners.Names)}");
        }

        foreach (string name in learners.Names)
        {
            learners.TryGet(name, out Type? type);
            ConfigEntry? entry = map.Find(name);
            if (entry is null && name != selected)
            {
                continue;
            }

            // A section of a learner that is not selected is checked as strictly: a base file may hold several.
            ConfigNode node = entry?.Value is null or ConfigScalar { IsNull: true } ? new ConfigMap(entry?.KeyPosition ?? map.Position, []) : entry.Value.Value;
            if (node is not ConfigMap section)
            {
                Refuse(node, KeyNames.Join(path, name), $"'{KeyNames.Join(path, name)}' is {node.Kind}, expected a section");
                continue;
            }

            object bound = BindSection(type!, section, null, KeyNames.Join(path, name));
            if (name == selected)
            {
                key.Property.SetValue(record, bound);
            }
        }
    }

    private bool Refuse(ConfigNode node, string key, string message) => Refuse(node.Position, key, message);

    private bool Refuse(SourcePosition position, string key, string message)
    {
        problems.Add(new(position, key, message));
        return false;
    }
}
