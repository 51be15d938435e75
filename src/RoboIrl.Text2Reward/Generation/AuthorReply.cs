using RoboIrl.Text2Reward.Recording;

namespace RoboIrl.Text2Reward.Generation;

/// <summary>What an author answered.</summary>
/// <param name="Text">The reply as it came, untrusted.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="Date">The day it was written, UTC.</param>
/// <param name="Recorded">The transcript that it is from; null for a new one.</param>
public sealed record AuthorReply(string Text, AuthorIdentity Author, DateOnly Date, Transcript? Recorded = null);
