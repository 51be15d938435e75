using RoboIrl.Core.RewardPrograms;
using RoboIrl.Text2Reward.Programs;

namespace RoboIrl.Cli.Running.Rewards;

/// <summary>What came of verifying a program and trying it in another process.</summary>
/// <param name="Name">What messages call it: its file's name, or its hash.</param>
/// <param name="Source">Its text.</param>
/// <param name="Hash">SHA-256 of the text, 64 hexadecimal digits.</param>
/// <param name="Program">The program; null where it is refused.</param>
/// <param name="Problems">Why it is refused, a sentence or two each; empty where it is not.</param>
/// <param name="States">How many recorded states it was tried on.</param>
internal sealed record VerifiedProgram(string Name, string Source, string Hash, CompiledProgram? Program, IReadOnlyList<string> Problems, int States)
{
    /// <summary>The program as environments take it; null where it is refused.</summary>
    public LoadedRewardProgram? Load() => Program?.Load(Name);
}
