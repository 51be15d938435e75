namespace RoboIrl.Envs;

/// <summary>
/// A step on which the physics produced NaN, infinity or a divergence warning: what is needed to see it happen again.
/// </summary>
/// <param name="EnvironmentId">Registered id.</param>
/// <param name="World">Row of the world, 0 where there is only one.</param>
/// <param name="EpisodeStep">Steps of the episode that had gone well before this one.</param>
/// <param name="Reason">What was found, for example the engine's warning.</param>
/// <param name="States">The last states, oldest first, as <see cref="MuJoCoEnvironment.GetState"/> gives them; the last one is that before the failed step.</param>
/// <param name="Actions">The action that was taken in each.</param>
public sealed record NumericFault(
    string EnvironmentId, int World, int EpisodeStep, string Reason, IReadOnlyList<IReadOnlyList<double>> States, IReadOnlyList<IReadOnlyList<float>> Actions)
{
    /// <summary>Most states that a fault brings along; fewer, but at least 2, where thousands of worlds would need more than 64 MiB for theirs.</summary>
    public const int MostStates = 50;
}
