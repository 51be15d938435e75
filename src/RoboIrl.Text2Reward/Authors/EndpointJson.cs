using System.Text.Json;
using RoboIrl.Text2Reward.Verification;

namespace RoboIrl.Text2Reward.Authors;

/// <summary>Writes questions as the protocol has them and reads answers, which anybody may have sent.</summary>
internal static class EndpointJson
{
    private const int LongestMessage = 400;
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32 };

    /// <summary>The body of a request.</summary>
    public static byte[] Request(EndpointConfig config, string prompt)
    {
        using MemoryStream body = new();
        using (Utf8JsonWriter json = new(body))
        {
            json.WriteStartObject();
            json.WriteString("model", config.Model);
            json.WriteStartArray("messages");
            json.WriteStartObject();
            json.WriteString("role", "user");
            json.WriteString("content", prompt);
            json.WriteEndObject();
            json.WriteEndArray();
            if (config.Temperature is { } temperature)
            {
                json.WriteNumber("temperature", temperature);
            }

            json.WriteNumber("max_completion_tokens", config.MaxReplyTokens);
            json.WriteEndObject();
        }

        return body.ToArray();
    }

    /// <summary>Reads what should be a completion.</summary>
    /// <param name="body">The reply's body.</param>
    /// <param name="clean">Takes the key out of a text; first of all, for what is cut could end within it.</param>
    public static EndpointOutcome Read(ReadOnlyMemory<byte> body, Func<string, string> clean)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body, Strict);
            JsonElement root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("choices", out JsonElement choices))
            {
                return EndpointOutcome.Failed(MessageIn(root, clean) is { } said ? $"The endpoint answers with an error: {said}" : Odd("it has no 'choices'"));
            }

            if (choices.ValueKind != JsonValueKind.Array || choices.GetArrayLength() == 0)
            {
                return EndpointOutcome.Failed(Odd("'choices' is empty, or no list"));
            }

            return Member(choices[0], "message") is { } message && (TextOf(message, "content") ?? TextOf(message, "refusal")) is { } text
                ? EndpointOutcome.Answered(clean(text), TextOf(root, "model") is { } model ? clean(model) : null, Number(root, "prompt_tokens") + Number(root, "completion_tokens"))
                : EndpointOutcome.Failed(Odd("the first choice has no text"));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException) // half a character is the latter
        {
            return EndpointOutcome.Failed(Odd(Excerpt.Of(clean(e.Message), LongestMessage).TrimEnd('.')));
        }
    }

    /// <summary>What an endpoint says of an error: its message where it is in the usual form, else the beginning of the text.</summary>
    /// <param name="body">The reply's body.</param>
    /// <param name="clean">Takes the key out of a text.</param>
    public static string Explanation(string body, Func<string, string> clean)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body, Strict);
            return MessageIn(document.RootElement, clean) ?? "";
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return Excerpt.Of(clean(body), LongestMessage);
        }
    }

    private static string Odd(string found) => $"The endpoint's answer is no chat completion: {found}. Check that the address leads to an OpenAI-compatible server.";

    private static string? MessageIn(JsonElement root, Func<string, string> clean)
    {
        string? said = Member(root, "error") is not { } error ? TextOf(root, "message") : error.ValueKind == JsonValueKind.String ? error.GetString() : TextOf(error, "message");
        return string.IsNullOrWhiteSpace(said) ? null : Excerpt.Of(clean(said), LongestMessage);
    }

    private static JsonElement? Member(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out JsonElement member) ? member : null;

    private static string? TextOf(JsonElement of, string name) =>
        Member(of, name) is { ValueKind: JsonValueKind.String } member && member.GetString() is { Length: > 0 } text ? text : null;

    private static int Number(JsonElement root, string name) =>
        Member(root, "usage") is { } usage && Member(usage, name) is { ValueKind: JsonValueKind.Number } member && member.TryGetInt32(out int value) && value > 0 ? value : 0;
}
