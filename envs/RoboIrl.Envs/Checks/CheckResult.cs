namespace RoboIrl.Envs.Checks;

/// <summary>What one check of an environment found.</summary>
/// <param name="Name">What was checked.</param>
/// <param name="Passed">Whether it holds.</param>
/// <param name="Detail">What was measured, or what is wrong, with values.</param>
public sealed record CheckResult(string Name, bool Passed, string Detail);
