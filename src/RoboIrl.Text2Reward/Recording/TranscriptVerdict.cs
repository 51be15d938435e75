using System.Text.Json.Serialization;

namespace RoboIrl.Text2Reward.Recording;

/// <summary>What came of a reply.</summary>
public enum TranscriptVerdict
{
    /// <summary>Nobody tried it.</summary>
    [JsonStringEnumMemberName("untried")]
    Untried,

    /// <summary>Its program passed verification and the trial on recorded states.</summary>
    [JsonStringEnumMemberName("accepted")]
    Accepted,

    /// <summary>It has no program, or one that was refused.</summary>
    [JsonStringEnumMemberName("refused")]
    Refused,
}
