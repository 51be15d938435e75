using RoboIrl.Text2Reward.Verification;

namespace RoboIrl.Text2Reward.Recording;

/// <summary>Who wrote a text.</summary>
/// <param name="Kind">A language model, a person, or unknown.</param>
/// <param name="Name">The model's name, or the person's; null where it is not known or not said.</param>
public sealed record AuthorIdentity(AuthorKind Kind, string? Name)
{
    /// <summary>Most characters of a name.</summary>
    public const int LongestName = 200;

    /// <summary>A person who says no name.</summary>
    public static AuthorIdentity Person { get; } = new(AuthorKind.Person, null);

    /// <summary>Nobody wrote down who.</summary>
    public static AuthorIdentity Unknown { get; } = new(AuthorKind.Unknown, null);

    /// <summary>A language model.</summary>
    /// <param name="name">Its name; null or blank where it is not known.</param>
    public static AuthorIdentity Model(string? name) => new(AuthorKind.LanguageModel, string.IsNullOrWhiteSpace(name) ? null : Excerpt.Of(name.Trim(), LongestName - 3));

    /// <summary>What is wrong with what was read; null where nothing is.</summary>
    internal string? Fault() => Enum.IsDefined(Kind) && (Name is null || (Name.Length is > 0 and <= LongestName && Excerpt.Of(Name, LongestName) == Name))
        ? null
        : "the author's name is empty, too long, or has characters that do not show.";

    /// <summary>In words: <c>the language model gpt-4o</c>.</summary>
    public override string ToString() => Kind switch
    {
        AuthorKind.LanguageModel => Name is null ? "a language model" : $"the language model {Name}",
        AuthorKind.Person => Name is null ? "a person" : $"a person, {Name}",
        _ => "an unknown author",
    };
}
