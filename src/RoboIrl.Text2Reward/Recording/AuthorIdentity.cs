using System.Text.Json.Serialization;
using RoboIrl.Text2Reward.Replies;
using RoboIrl.Text2Reward.Verification;

namespace RoboIrl.Text2Reward.Recording;

/// <summary>Who wrote a text.</summary>
/// <param name="Kind">A language model, a person, or unknown.</param>
/// <param name="Name">The model's name as the reply gives it, or the person's; null where it is not known or not said.</param>
/// <param name="Asked">The model that was asked for, where an endpoint answered: whoever runs one can sign as anybody; null elsewhere.</param>
/// <param name="Host">The endpoint's host, with it.</param>
public sealed record AuthorIdentity(
    AuthorKind Kind,
    string? Name,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Asked = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Host = null)
{
    /// <summary>Most characters of a name.</summary>
    public const int LongestName = 200;

    /// <summary>A person who says no name.</summary>
    public static AuthorIdentity Person { get; } = new(AuthorKind.Person, null);

    /// <summary>Nobody wrote down who.</summary>
    public static AuthorIdentity Unknown { get; } = new(AuthorKind.Unknown, null);

    /// <summary>A language model.</summary>
    /// <param name="name">Its name; null or blank where it is not known.</param>
    public static AuthorIdentity Model(string? name) => new(AuthorKind.LanguageModel, Short(name));

    /// <summary>A language model behind an endpoint.</summary>
    /// <param name="name">Its name as the reply gives it; null or blank where it gives none.</param>
    /// <param name="asked">The model that was asked for.</param>
    /// <param name="host">The endpoint's host.</param>
    public static AuthorIdentity Endpoint(string? name, string? asked, string host) => Model(string.IsNullOrWhiteSpace(name) ? asked : name) with { Asked = Short(asked), Host = Short(host) };

    /// <summary>Whether it goes by a model's name: the one that was asked for, or the one that answered.</summary>
    /// <param name="model">The name.</param>
    public bool GoesBy(string model) => Name == model || Asked == model;

    /// <summary>The program in a text of this author: a person may hand in the file itself, what a language model writes around its block is no program.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The program, or why there is none.</returns>
    public (string? Program, ProgramProblem? Problem) ProgramIn(string text) => Kind == AuthorKind.Person ? ReplyReader.ReadFile(text) : ReplyReader.Read(text);

    /// <summary>What is wrong with what was read; null where nothing is.</summary>
    internal string? Fault() => Enum.IsDefined(Kind) && Array.TrueForAll([Name, Asked, Host], static text => text is null || (text.Length is > 0 and <= LongestName && Excerpt.Of(text, LongestName) == text))
        ? null
        : "a name of the author is empty, too long, or has characters that do not show.";

    /// <summary>In words: <c>the language model gpt-4o</c>.</summary>
    public override string ToString() => Kind switch
    {
        AuthorKind.LanguageModel => (Name is null ? "a language model" : $"the language model {Name}") + (Asked is null || Asked == Name ? "" : $" (asked for as {Asked})"),
        AuthorKind.Person => Name is null ? "a person" : $"a person, {Name}",
        _ => "an unknown author",
    };

    private static string? Short(string? name) => string.IsNullOrWhiteSpace(name) ? null : Excerpt.Of(name.Trim(), LongestName - 3);
}
