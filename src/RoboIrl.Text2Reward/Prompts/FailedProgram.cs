namespace RoboIrl.Text2Reward.Prompts;

/// <summary>A program that could not be used.</summary>
/// <param name="Program">Its source.</param>
/// <param name="Errors">What the compiler, the verifier or the run said, one per line.</param>
public sealed record FailedProgram(string Program, string Errors);
