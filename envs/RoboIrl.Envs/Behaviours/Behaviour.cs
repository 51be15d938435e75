using RoboIrl.Core.RewardPrograms;

namespace RoboIrl.Envs.Behaviours;

/// <summary>Judges, step by step over an episode, whether a robot shows a behaviour. It sees what reward programs see.</summary>
/// <remarks>One world each. All that it keeps from step to step is in <see cref="Memory"/>, so that a saved state holds it.</remarks>
/// <typeparam name="TWorld">The kind of world.</typeparam>
/// <param name="measures">Names of the first elements of the memory: what is shown beside success.</param>
/// <param name="hidden">How many more elements it has.</param>
internal abstract class Behaviour<TWorld>(IReadOnlyList<string> measures, int hidden)
    where TWorld : IWorld
{
    /// <summary>Names of what is shown: metres, radians and seconds.</summary>
    public IReadOnlyList<string> Measures => measures;

    /// <summary>What is kept from step to step, the measures first.</summary>
    public double[] Memory { get; } = new double[measures.Count + hidden];

    /// <summary>An episode begins.</summary>
    /// <param name="world">Positions and velocities are those of the start; contacts are not known yet.</param>
    public void Begin(TWorld world)
    {
        Array.Clear(Memory);
        Start(world);
    }

    /// <summary>Takes a step in.</summary>
    /// <param name="world">The world after it.</param>
    /// <returns>Whether the behaviour is shown by now; an episode with one such step is a success.</returns>
    public abstract bool Step(TWorld world);

    /// <summary>Remembers what counts from the start of an episode; the memory is empty.</summary>
    /// <param name="world">The world at its start.</param>
    protected abstract void Start(TWorld world);
}
