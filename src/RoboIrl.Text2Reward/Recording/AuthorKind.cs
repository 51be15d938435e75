using System.Text.Json.Serialization;

namespace RoboIrl.Text2Reward.Recording;

/// <summary>What kind of author wrote a text.</summary>
public enum AuthorKind
{
    /// <summary>Nobody wrote down who: a file without a record, or one that was changed after it was recorded.</summary>
    [JsonStringEnumMemberName("unknown")]
    Unknown,

    /// <summary>A language model, whose name is known or not.</summary>
    [JsonStringEnumMemberName("language model")]
    LanguageModel,

    /// <summary>A person. What a person wrote is never called generated.</summary>
    [JsonStringEnumMemberName("person")]
    Person,
}
