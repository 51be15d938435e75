using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace RoboIrl.Core.Configuration;

/// <summary>Writes the JSON schema of experiment files, for editors; it comes from the records that the loader binds.</summary>
public static class ConfigSchema
{
    /// <summary>The schema of an experiment with all registered learners.</summary>
    /// <param name="learners">The learners there are.</param>
    /// <returns>JSON text (draft 2020-12), indented, the same bytes every time.</returns>
    public static string Write(LearnerCatalog learners)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
            json.WriteString("title", "RoboIrl experiment");
            WriteSection(json, typeof(ExperimentConfig), null, learners);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void WriteSection(Utf8JsonWriter json, Type type, string? description, LearnerCatalog? learners)
    {
        ConfigType shape = ConfigType.Of(type);
        object defaults = shape.Create();
        json.WriteString("type", "object");
        if ((description ?? shape.Doc?.Text) is { } text)
        {
            json.WriteString("description", text);
        }

        json.WriteBoolean("additionalProperties", false);
        json.WriteStartObject("properties");
        if (learners is not null)
        {
            WriteExtends(json);
        }

        foreach (ConfigKey key in shape.Keys)
        {
            if (key.SelectedBy is not null)
            {
                WriteLearners(json, learners!);
                continue;
            }

            json.WriteStartObject(key.Name);
            bool selects = learners is not null && shape.Keys.Any(other => other.SelectedBy == key.Property.Name);
            WriteKey(json, key, selects ? learners : null);
            if (!key.Required && !ConfigKey.IsSection(key.Type))
            {
                WriteDefault(json, key.Property.GetValue(defaults));
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();

        // A file that extends another need not hold every key itself, so an experiment's own keys are not required here.
        string[] required = learners is not null ? [] : [.. shape.Keys.Where(static key => key.Required).Select(static key => key.Name)];
        if (required.Length > 0)
        {
            json.WriteStartArray("required");
            foreach (string name in required)
            {
                json.WriteStringValue(name);
            }

            json.WriteEndArray();
        }
    }

    private static void WriteExtends(Utf8JsonWriter json)
    {
        json.WriteStartObject("extends");
        json.WriteString("description", "Relative path of a .yaml file, or a list of them, whose keys this file starts from.");
        json.WriteStartArray("type");
        json.WriteStringValue("string");
        json.WriteStringValue("array");
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteLearners(Utf8JsonWriter json, LearnerCatalog learners)
    {
        foreach (string name in learners.Names)
        {
            learners.TryGet(name, out Type? type);
            json.WriteStartObject(name);
            WriteSection(json, type!, null, null);
            json.WriteEndObject();
        }
    }

    private static void WriteKey(Utf8JsonWriter json, ConfigKey key, LearnerCatalog? choices)
    {
        if (key.Item is null)
        {
            WriteType(json, key, key.Type, choices, ConfigWriter.Describe(key));
            return;
        }

        json.WriteString("type", "array");
        if (ConfigWriter.Describe(key) is { } text)
        {
            json.WriteString("description", text);
        }

        json.WriteStartObject("items");
        WriteType(json, key, key.Item, null, null);
        json.WriteEndObject();
    }

    private static void WriteType(Utf8JsonWriter json, ConfigKey key, Type type, LearnerCatalog? choices, string? description)
    {
        if (ConfigKey.IsSection(type))
        {
            WriteSection(json, type, description, null);
            return;
        }

        string name = type == typeof(bool) ? "boolean" : ConfigKey.IsReal(type) ? "number" : ConfigKey.IsInteger(type) ? "integer" : "string";
        if (key.AllowsNull && key.Item is null)
        {
            json.WriteStartArray("type");
            json.WriteStringValue(name);
            json.WriteStringValue("null");
            json.WriteEndArray();
        }
        else
        {
            json.WriteString("type", name);
        }

        if (description is not null)
        {
            json.WriteString("description", description);
        }

        IEnumerable<string>? allowed = choices?.Names ?? key.OneOf?.Values ?? (type.IsEnum ? Enum.GetNames(type).Select(KeyNames.ToSnakeCase) : null);
        if (allowed is not null)
        {
            json.WriteStartArray("enum");
            foreach (string value in allowed)
            {
                json.WriteStringValue(value);
            }

            if (key.AllowsNull)
            {
                json.WriteNullValue();
            }

            json.WriteEndArray();
        }

        WriteRange(json, key.Range, type == typeof(ulong) || type == typeof(uint));
    }

    private static void WriteRange(Utf8JsonWriter json, RangeAttribute? range, bool unsigned)
    {
        if (range is null)
        {
            if (unsigned)
            {
                json.WriteNumber("minimum", 0);
            }

            return;
        }

        if (double.IsFinite(range.Min))
        {
            json.WriteNumber(range.MinExclusive ? "exclusiveMinimum" : "minimum", range.Min);
        }

        if (double.IsFinite(range.Max))
        {
            json.WriteNumber(range.MaxExclusive ? "exclusiveMaximum" : "maximum", range.Max);
        }
    }

    private static void WriteDefault(Utf8JsonWriter json, object? value)
    {
        json.WritePropertyName("default");
        string text = ConfigWriter.Scalar(value);
        if (value is string or Enum)
        {
            json.WriteStringValue(value is string s ? s : text);
        }
        else if (value is System.Collections.IEnumerable items)
        {
            json.WriteStartArray();
            foreach (object item in items)
            {
                WriteItem(json, item);
            }

            json.WriteEndArray();
        }
        else
        {
            WriteItem(json, value);
        }
    }

    private static void WriteItem(Utf8JsonWriter json, object? value)
    {
        if (value is string or Enum)
        {
            json.WriteStringValue(value is string s ? s : ConfigWriter.Scalar(value));
        }
        else
        {
            json.WriteRawValue(ConfigWriter.Scalar(value));
        }
    }
}
