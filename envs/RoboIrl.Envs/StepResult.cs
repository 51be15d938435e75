using RoboIrl.Core.Environments;

namespace RoboIrl.Envs;

/// <summary>What one control step of one world gave beside the observation.</summary>
/// <param name="Reward">The task's reward; 0 where the physics failed.</param>
/// <param name="End">How the step ended the episode.</param>
public readonly record struct StepResult(double Reward, EpisodeEnd End);
