namespace RoboIrl.Core.Learning;

/// <summary>What was drawn for one training episode of a randomized environment.</summary>
/// <param name="Step">Environment steps, summed over all worlds, that were done before the episode's first; at least 0.</param>
/// <param name="World">0 .. N-1.</param>
/// <param name="Episode">Number of the episode in its world, from 0.</param>
/// <param name="Values">In the order of <see cref="Environments.EnvironmentSpec.DrawColumns"/>.</param>
public sealed record EpisodeDraw(long Step, int World, long Episode, IReadOnlyList<double> Values);
