namespace RoboIrl.Envs;

/// <summary>
/// A step on which the physics produced NaN, infinity or a divergence warning: what is needed to see it happen again.
/// </summary>
/// <param name="EnvironmentId">Registered id.</param>
/// <param name="World">Row of the world, 0 where there is only one.</param>
/// <param name="EpisodeStep">Steps of the episode that had gone well before this one.</param>
/// <param name="Reason">What was found, for example the engine's warning.</param>
/// <param name="State">The state before the step, as <see cref="MuJoCoEnvironment.GetState"/> gives it.</param>
/// <param name="Action">The action that was taken in it.</param>
public sealed record NumericFault(
    string EnvironmentId, int World, int EpisodeStep, string Reason, IReadOnlyList<double> State, IReadOnlyList<float> Action);
