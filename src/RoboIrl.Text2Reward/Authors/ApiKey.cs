using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using RoboIrl.Text2Reward.Generation;

namespace RoboIrl.Text2Reward.Authors;

/// <summary>A key. It goes into the header of requests and nowhere else: what comes back is cleaned of it first.</summary>
internal sealed partial class ApiKey
{
    /// <summary>What stands in place of a key.</summary>
    public const string Hidden = "[key]";

    private const int Shortest = 8;
    private readonly string[] _forms;

    private ApiKey(string value)
    {
        Value = value;
        // As it is, as JSON and addresses write it, and as base64 of a text that it is part of; the longest first, so that none leaves a rest.
        string[] forms = [value, JsonEncodedText.Encode(value).ToString(), Uri.EscapeDataString(value), .. Base64Of(value)];
        _forms = [.. forms.Distinct(StringComparer.Ordinal).OrderByDescending(static form => form.Length)];
    }

    /// <summary>The key itself, for the client alone.</summary>
    public string Value { get; }

    /// <summary>Reads a key from the environment.</summary>
    /// <param name="variable">Name of the variable; null or blank where there is no key.</param>
    /// <exception cref="AuthorException">There is none, or it cannot be one.</exception>
    public static ApiKey? Read(string? variable)
    {
        if (string.IsNullOrWhiteSpace(variable))
        {
            return null;
        }

        // No message repeats the name: it may be the key, given by mistake.
        if (!VariableName().IsMatch(variable))
        {
            throw new AuthorException("key_variable (--key-variable) is no name of an environment variable, which has letters, digits and '_' alone. Set a variable to the key and give the variable's name, never the key itself.");
        }

        string value = (Environment.GetEnvironmentVariable(variable) ?? "").Trim();
        string? fault = value.Length == 0 ? "is not set" : value.Length < Shortest ? string.Create(CultureInfo.InvariantCulture, $"holds fewer than {Shortest} characters") : value.Any(static c => c is <= ' ' or >= '\x7F') ? "holds characters that no key has" : null;
        return fault is null
            ? new ApiKey(value)
            : throw new AuthorException($"The environment variable that key_variable (--key-variable) names, which shall hold the key of the endpoint, {fault}. Set it to the key, or leave key_variable (--key-variable) out for a server that takes none.");
    }

    /// <summary>A text without the key.</summary>
    public string Clean(string text) => _forms.Aggregate(text, static (rest, form) => rest.Replace(form, Hidden, StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc/>
    public override string ToString() => Hidden;

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*$", RegexOptions.CultureInvariant)]
    private static partial Regex VariableName();

    // Three bytes make four characters: what stands before the key shifts it by none, one or two bytes, and the characters that it shares
    // with what is before and behind are left out.
    private static IEnumerable<string> Base64Of(string value)
    {
        int[] shared = [0, 2, 3];
        for (int shift = 0; shift < shared.Length; shift++)
        {
            byte[] bytes = [.. new byte[shift], .. Encoding.UTF8.GetBytes(value)];
            string plain = Convert.ToBase64String(bytes)[shared[shift]..(bytes.Length * 8 / 6)];
            yield return plain;
            yield return plain.Replace('+', '-').Replace('/', '_');
        }
    }
}
