using System.Collections;
using System.Globalization;
using System.Text;

namespace RoboIrl.Core.Configuration;

/// <summary>Writes a configuration record as YAML: every key, in the order of declaration, the same bytes for the same values.</summary>
public static class ConfigWriter
{
    private const int CommentWidth = 110;

    /// <summary>Writes the resolved configuration; <see cref="ConfigLoader"/> reads it back to the same values.</summary>
    /// <param name="config">A configuration record.</param>
    /// <param name="comments">Whether each key is preceded by its documentation and range.</param>
    /// <returns>YAML that ends with a line feed.</returns>
    public static string Write(object config, bool comments = false)
    {
        StringBuilder text = new();
        WriteSection(text, config, 0, comments);
        return text.ToString();
    }

    private static void WriteSection(StringBuilder text, object record, int indent, bool comments)
    {
        ConfigType shape = ConfigType.Of(record.GetType());
        foreach (ConfigKey key in shape.Keys)
        {
            object? value = key.Property.GetValue(record);
            if (key.SelectedBy is { } selector)
            {
                if (value is null)
                {
                    continue;
                }

                string name = (string)shape.Type.GetProperty(selector)!.GetValue(record)!;
                Comment(text, ConfigType.Of(value.GetType()).Doc?.Text, indent, comments);
                WriteKey(text, name, value, indent, comments);
                continue;
            }

            Comment(text, Describe(key), indent, comments);
            WriteKey(text, key.Name, value, indent, comments);
        }
    }

    /// <summary>Documentation, range and choices of a key as one text.</summary>
    internal static string? Describe(ConfigKey key)
    {
        Type type = key.Item ?? key.Type;
        string?[] parts =
        [
            key.Doc?.Text,
            key.Range is { } range ? $"Range: {range}." : null,
            key.OneOf is { } set ? $"One of {string.Join(", ", set.Values)}." : null,
            type.IsEnum ? $"One of {string.Join(", ", Enum.GetNames(type).Select(KeyNames.ToSnakeCase))}." : null,
            key.AllowsNull ? "May be null." : null,
        ];
        string joined = string.Join(' ', parts.Where(static part => part is not null));
        return joined.Length == 0 ? null : joined;
    }

    private static void WriteKey(StringBuilder text, string name, object? value, int indent, bool comments)
    {
        text.Append(' ', indent).Append(name).Append(':');
        if (value is not null && ConfigKey.IsSection(value.GetType()) && value is not IEnumerable)
        {
            text.Append(ConfigType.Of(value.GetType()).Keys.Count == 0 ? " {}\n" : "\n");
            WriteSection(text, value, indent + 2, comments);
            return;
        }

        if (value is IEnumerable items and not string && items.Cast<object>().FirstOrDefault() is { } first && ConfigKey.IsSection(first.GetType()))
        {
            text.Append('\n');
            foreach (object item in items)
            {
                StringBuilder inner = new();
                WriteSection(inner, item, indent + 4, comments: false);
                inner[indent + 2] = '-';
                text.Append(inner);
            }

            return;
        }

        text.Append(' ').Append(Scalar(value)).Append('\n');
    }

    private static void Comment(StringBuilder text, string? comment, int indent, bool comments)
    {
        if (!comments || comment is null)
        {
            return;
        }

        int column = 0;
        foreach (string word in comment.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (column > 0 && column + 1 + word.Length > CommentWidth)
            {
                text.Append('\n');
                column = 0;
            }

            if (column == 0)
            {
                text.Append(' ', indent).Append('#');
                column = indent + 1;
            }

            text.Append(' ').Append(word);
            column += 1 + word.Length;
        }

        text.Append('\n');
    }

    internal static string Scalar(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        string word => Text(word),
        double number => number.ToString("R", CultureInfo.InvariantCulture).ToLowerInvariant(),
        float number => number.ToString("R", CultureInfo.InvariantCulture).ToLowerInvariant(),
        Enum choice => KeyNames.ToSnakeCase(choice.ToString()),
        IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(Scalar))}]",
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new ArgumentException($"Configuration records hold no {value.GetType()}.", nameof(value)),
    };

    // Plain where YAML cannot read it as anything else, otherwise in double quotes.
    private static string Text(string value)
    {
        bool plain = value.Length > 0 && !ScalarValues.LooksTyped(value) && char.IsAsciiLetterOrDigit(value[0])
            && value.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '/' or '.');
        if (plain)
        {
            return value;
        }

        StringBuilder text = new("\"");
        foreach (Rune rune in value.EnumerateRunes())
        {
            int c = rune.Value;
            bool escaped = Rune.IsControl(rune) || c is (> '~' and < 0xA1) or 0x2028 or 0x2029 or 0xFEFF or > 0xFFFF;
            if (c is '"' or '\\')
            {
                text.Append('\\').Append((char)c);
            }
            else
            {
                _ = escaped ? text.Append(CultureInfo.InvariantCulture, $"\\U{c:x8}") : text.Append(rune.ToString());
            }
        }

        return text.Append('"').ToString();
    }
}
