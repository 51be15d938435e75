namespace RoboIrl.Envs.Checks;

/// <summary>What one term of the reward gave while an environment was probed.</summary>
/// <param name="Name">Its name in the metrics.</param>
/// <param name="Mean">Mean per step under the random policy.</param>
/// <param name="Share">Its part of the sum of all terms' sizes, 0 to 1.</param>
public sealed record ProbeTerm(string Name, double Mean, double Share);
