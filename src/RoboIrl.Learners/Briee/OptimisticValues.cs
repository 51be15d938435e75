using RoboIrl.Core.Randomness;
using RoboIrl.Learners.Layered;

namespace RoboIrl.Learners.Briee;

/// <summary>Values with a bonus for what was done rarely, layer by layer, and the policy that takes the action of the highest one.</summary>
/// <param name="bonus">alpha, weight of the bonus.</param>
/// <param name="most">No value counts as higher than this.</param>
/// <param name="horizon">H.</param>
internal sealed class OptimisticValues(double bonus, double most, int horizon) : ILayeredPolicy
{
    private readonly StateEncoder?[] _encoders = new StateEncoder?[horizon];
    private readonly ActionRidge?[] _ridges = new ActionRidge?[horizon];

    /// <inheritdoc/>
    public int Members => 1;

    /// <summary>Gives a layer its values.</summary>
    /// <param name="layer">0 .. H-1.</param>
    /// <param name="encoder">From observations to features.</param>
    /// <param name="ridge">From features to values; solved.</param>
    public void Set(int layer, StateEncoder encoder, ActionRidge ridge) => (_encoders[layer], _ridges[layer]) = (encoder, ridge);

    /// <summary>The best action and its value: max over a of min(w phi + alpha sqrt(phi' Sigma^-1 phi), most).</summary>
    /// <param name="layer">0 .. H-1, one that has its values.</param>
    /// <param name="observation">[d]</param>
    /// <returns>The first of several best actions.</returns>
    public (int Action, double Value) Best(int layer, ReadOnlySpan<float> observation)
    {
        (StateEncoder encoder, ActionRidge ridge) = (_encoders[layer]!, _ridges[layer]!);
        Span<float> guess = stackalloc float[encoder.States];
        encoder.Encode(observation, guess);
        (int chosen, double best) = (0, double.NegativeInfinity);
        for (int action = 0; action < ridge.Actions; action++)
        {
            double value = Math.Min(ridge.Predict(action, guess) + (bonus > 0 ? bonus * ridge.Width(action, guess) : 0), most);
            (chosen, best) = value > best ? (action, value) : (chosen, best);
        }

        return (chosen, best);
    }

    /// <inheritdoc/>
    public void Act(int layer, ReadOnlySpan<float> observations, Span<int> memory, Span<int> actions, LayeredScratch scratch, ref Rng rng)
    {
        int size = observations.Length / actions.Length;
        for (int i = 0; i < actions.Length; i++)
        {
            actions[i] = Best(layer, observations.Slice(i * size, size)).Action;
        }
    }
}
