namespace RoboIrl.Envs.Checks;

/// <summary>What <see cref="EnvironmentProbe"/> saw.</summary>
/// <param name="Rollouts">The zero policy's, then the random one's.</param>
/// <param name="Observation">Every element's range over both.</param>
/// <param name="RewardTerms">The reward's terms under the random policy; empty where the task names none.</param>
/// <param name="StepsPerSecond">Control steps of one world on one thread under the random policy; the only number that differs from run to run.</param>
public sealed record ProbeReport(
    IReadOnlyList<ProbeRollout> Rollouts, IReadOnlyList<ProbeColumn> Observation, IReadOnlyList<ProbeTerm> RewardTerms, double StepsPerSecond);
