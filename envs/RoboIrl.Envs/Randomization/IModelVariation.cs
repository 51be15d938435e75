using RoboIrl.Core.Randomness;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.Randomization;

/// <summary>
/// A task that changes its world's own model from episode to episode, before the engine computes anything with it, and tells what it drew.
/// </summary>
internal interface IModelVariation
{
    /// <summary>Names of the values that are drawn at the start of an episode and hold to its end; info columns of the task, one after the other.</summary>
    IReadOnlyList<string> DrawNames { get; }

    /// <summary>Place of the first of them among <see cref="ITask.InfoNames"/>.</summary>
    int DrawsAt { get; }

    /// <summary>Copies what was drawn for the running episode.</summary>
    /// <param name="values">[DrawNames.Count]</param>
    void ReadDraw(Span<double> values);

    /// <summary>Draws the model of a new episode.</summary>
    /// <param name="data">The world; may be used as scratch, it is cleared afterwards.</param>
    /// <param name="rng">The world's stream.</param>
    void DrawModel(MjData data, ref Rng rng);

    /// <summary>Gives the model the numbers that belong to a saved state.</summary>
    /// <param name="data">The world; may be used as scratch, its physics is restored afterwards.</param>
    /// <param name="state">The task's part of the state.</param>
    void RestoreModel(MjData data, ReadOnlySpan<double> state);
}
