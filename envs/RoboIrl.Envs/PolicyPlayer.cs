using RoboIrl.Core.Policies;
using RoboIrl.Core.Randomness;

namespace RoboIrl.Envs;

/// <summary>A policy that acts in one world, step by step; a step allocates nothing.</summary>
/// <param name="world">The world; the caller seeds it and keeps owning it.</param>
/// <param name="policy">Acts on the world's observation.</param>
/// <param name="mode">Deterministic or sampled actions.</param>
public sealed class PolicyPlayer(MuJoCoEnvironment world, IPolicy policy, ActMode mode = ActMode.Deterministic)
{
    private readonly double[] _state = new double[world.Spec.Observation.Size];
    private readonly float[] _observation = new float[world.Spec.Observation.Size];
    private readonly float[] _action = new float[world.Spec.Action.Size];
    private readonly double[] _info = new double[world.Spec.InfoNames.Count];

    /// <summary>[A] the last action.</summary>
    public ReadOnlySpan<float> Action => _action;

    /// <summary>[K] the last step's named values.</summary>
    public ReadOnlySpan<double> Info => _info;

    /// <summary>Whether the task was done in the last step.</summary>
    public bool Success => world.Spec.SuccessIndex is >= 0 and int index && _info[index] > 0;

    /// <summary>Starts an episode.</summary>
    public void Reset()
    {
        world.Reset(_state);
        Array.Clear(_info);
    }

    /// <summary>Acts and takes a control step.</summary>
    /// <param name="noise">The policy's source of chance.</param>
    public StepResult Step(ref Rng noise)
    {
        for (int i = 0; i < _state.Length; i++)
        {
            _observation[i] = (float)_state[i];
        }

        policy.Act(_observation, _action, mode, ref noise);
        StepResult result = world.Step(_action, _state);
        world.ReadInfo(_info);
        return result;
    }
}
