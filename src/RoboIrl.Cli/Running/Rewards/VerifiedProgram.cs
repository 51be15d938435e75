using RoboIrl.Core.RewardPrograms;

namespace RoboIrl.Cli.Running.Rewards;

/// <summary>What came of verifying a program and trying it in another process.</summary>
/// <param name="Source">Its text.</param>
/// <param name="Hash">SHA-256 of the text, 64 hexadecimal digits.</param>
/// <param name="Loaded">The program as environments take it; null where it is refused.</param>
/// <param name="Problems">Why it is refused, a sentence or two each; empty where it is not.</param>
/// <param name="States">How many recorded states it was tried on.</param>
internal sealed record VerifiedProgram(string Source, string Hash, LoadedRewardProgram? Loaded, IReadOnlyList<string> Problems, int States);
