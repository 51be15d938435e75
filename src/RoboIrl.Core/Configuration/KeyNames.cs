using System.Text;

namespace RoboIrl.Core.Configuration;

/// <summary>Spelling of keys: PascalCase in code, snake_case in YAML.</summary>
internal static class KeyNames
{
    public static string ToSnakeCase(string name)
    {
        StringBuilder text = new(name.Length + 8);
        for (int i = 0; i < name.Length; i++)
        {
            char c = name[i];
            bool startsWord = char.IsAsciiLetterUpper(c) && i > 0 && name[i - 1] != '_'
                && (!char.IsAsciiLetterUpper(name[i - 1]) || (i + 1 < name.Length && char.IsAsciiLetterLower(name[i + 1])));
            if (startsWord)
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }

    public static string Join(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";

    /// <summary>A value for a message: shortened, control characters escaped.</summary>
    public static string Show(string value)
    {
        StringBuilder text = new();
        foreach (char c in value.Length > 60 ? value[..60] : value)
        {
            text.Append(char.IsControl(c) ? '?' : c);
        }

        return value.Length > 60 ? text + "..." : text.ToString();
    }
}
