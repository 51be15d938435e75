using RoboIrl.Core.Environments;
using RoboIrl.Core.Randomness;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs;

/// <summary>One task on one MuJoCo model: what is observed, what is rewarded, when it ends, how an episode starts.</summary>
/// <remarks>
/// A task instance serves one world and is called by one thread at a time, so it may keep what a step needs (a position
/// before the step, reward terms). All numbers are double; the vector environment rounds to float at its edge.
/// Order of the calls: <see cref="InitializeEpisode"/>, <see cref="Observe"/>; then for each step <see cref="BeforeStep"/>,
/// the physics, <see cref="Observe"/>, <see cref="Reward"/>, <see cref="IsTerminal"/>. None of them may allocate.
/// </remarks>
public interface ITask
{
    /// <summary>The observation vector, O elements.</summary>
    VectorSpec Observation { get; }

    /// <summary>The action vector, A elements, with bounds.</summary>
    VectorSpec Action { get; }

    /// <summary>Names of what <see cref="ReadInfo"/> gives, reward terms first, K of them.</summary>
    IReadOnlyList<string> InfoNames { get; }

    /// <summary>
    /// Number of doubles beside the physics that the future depends on: a goal drawn at the start, a place before the next
    /// step, or results of the engine that the observation or the reward reads as the last step left them.
    /// </summary>
    int StateSize => 0;

    /// <summary>Why the last observation or reward is not finite, where the task knows more than that; otherwise null.</summary>
    string? FaultReason => null;

    /// <summary>Writes the initial positions and velocities of an episode. Inputs and clock are already those of a fresh world.</summary>
    /// <param name="data">The world; <c>mj_forward</c> follows.</param>
    /// <param name="rng">The world's stream, the only source of chance.</param>
    void InitializeEpisode(MjData data, ref Rng rng);

    /// <summary>Turns an action into controls and remembers what the reward needs from before the physics.</summary>
    /// <param name="data">The world.</param>
    /// <param name="action">[A] as given, not clipped.</param>
    void BeforeStep(MjData data, ReadOnlySpan<float> action);

    /// <summary>Reads the observation.</summary>
    /// <param name="data">The world.</param>
    /// <param name="observation">[O] every element is written.</param>
    void Observe(MjData data, Span<double> observation);

    /// <summary>Rewards the step that just ended. Called once per step.</summary>
    /// <param name="data">The world after the physics.</param>
    double Reward(MjData data);

    /// <summary>Whether the state has no future: the robot fell, the task is over.</summary>
    /// <param name="data">The world after the physics.</param>
    bool IsTerminal(MjData data);

    /// <summary>Copies the last step's reward terms and info values.</summary>
    /// <param name="values">[K]</param>
    void ReadInfo(Span<double> values);

    /// <summary>Copies the task's own state out.</summary>
    /// <param name="data">The world as the last step left it.</param>
    /// <param name="state">[StateSize]</param>
    void GetState(MjData data, Span<double> state)
    {
    }

    /// <summary>Restores the task's own state. Observing and stepping on then gives what it gave where the state was taken.</summary>
    /// <param name="data">The world, its physics restored and its results computed anew; the task may overwrite results.</param>
    /// <param name="state">[StateSize] from <see cref="GetState"/>.</param>
    void SetState(MjData data, ReadOnlySpan<double> state)
    {
    }

    /// <summary>As <see cref="StateSize"/>, without what a randomization adds: the size that a recording of the plain environment has.</summary>
    int PlainStateSize => StateSize;

    /// <summary>
    /// Restores the state of the task as it is without randomization; what was drawn for this episode stays. With none, the same as
    /// <see cref="SetState"/>.
    /// </summary>
    /// <param name="data">As for <see cref="SetState"/>.</param>
    /// <param name="state">[PlainStateSize] from <see cref="GetState"/> of the plain task.</param>
    void SetPlainState(MjData data, ReadOnlySpan<double> state) => SetState(data, state);
}
