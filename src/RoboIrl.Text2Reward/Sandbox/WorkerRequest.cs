namespace RoboIrl.Text2Reward.Sandbox;

/// <summary>What a worker shall try.</summary>
/// <param name="Source">Text of the program.</param>
/// <param name="Environment">Id of the environment, or the path of its file.</param>
/// <param name="Seed">Of the recorded states.</param>
public sealed record WorkerRequest(string Source, string Environment, ulong Seed);
