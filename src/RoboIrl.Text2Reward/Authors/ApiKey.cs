using System.Globalization;
using System.Text;
using System.Text.Json;
using RoboIrl.Text2Reward.Generation;

namespace RoboIrl.Text2Reward.Authors;

/// <summary>A key. It goes into the header of requests and nowhere else: what comes back is cleaned of it first.</summary>
internal sealed class ApiKey
{
    /// <summary>What stands in place of a key.</summary>
    public const string Hidden = "[key]";

    private const int Shortest = 8;
    private readonly string[] _forms;

    private ApiKey(string value)
    {
        Value = value;
        // As it is, as JSON and addresses write it, and as basic authentication would; the longest first, so that none leaves a rest.
        string[] forms = [value, JsonEncodedText.Encode(value).ToString(), Uri.EscapeDataString(value), Convert.ToBase64String(Encoding.UTF8.GetBytes(value)).TrimEnd('=')];
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

        string value = (Environment.GetEnvironmentVariable(variable) ?? "").Trim();
        string? fault = value.Length == 0 ? "is not set" : value.Length < Shortest ? string.Create(CultureInfo.InvariantCulture, $"holds fewer than {Shortest} characters") : value.Any(static c => c is <= ' ' or >= '\x7F') ? "holds characters that no key has" : null;
        return fault is null
            ? new ApiKey(value)
            : throw new AuthorException($"The variable {variable}, which shall hold the key of the endpoint, {fault}. Set it to the key, or leave key_variable (--key-variable) out for a server that takes none.");
    }

    /// <summary>A text without the key.</summary>
    public string Clean(string text) => _forms.Aggregate(text, static (rest, form) => rest.Replace(form, Hidden, StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc/>
    public override string ToString() => Hidden;
}
