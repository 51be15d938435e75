using RoboIrl.Core.Layered;
using RoboIrl.Core.Randomness;

namespace RoboIrl.Learners.Layered;

/// <summary>
/// A problem whose long observations are seen through their principal components. Images have thousands of elements of which
/// few vary, and a linear decoder of all of them fits noise as long as there are fewer episodes than elements; this needs no labels.
/// </summary>
public sealed class PrincipalView : IRevealedProblem
{
    private readonly IRevealedProblem _problem;
    private readonly PrincipalComponents _components;

    private PrincipalView(IRevealedProblem problem, PrincipalComponents components, int episodes)
    {
        (_problem, _components, Episodes) = (problem, components, episodes);
        LayeredSpec spec = problem.Spec;
        Spec = new LayeredSpec(spec.Id, spec.Horizon, spec.Actions, components.Count, spec.LatentStates);
    }

    /// <inheritdoc/>
    public LayeredSpec Spec { get; }

    /// <inheritdoc/>
    public LatentModel Latents => _problem.Latents;

    /// <summary>Episodes that were played to find the components: whoever counts episodes counts these.</summary>
    public int Episodes { get; }

    /// <summary>Plays episodes with uniform actions and finds the components of all that is seen in them, layer 0 to H.</summary>
    /// <param name="problem">The problem; the caller keeps it alive.</param>
    /// <param name="components">K, at most the elements of an observation.</param>
    /// <param name="episodes">How many, at least 1.</param>
    /// <param name="seed">Of episodes and actions.</param>
    /// <exception cref="ArgumentException">K is out of range, or observations vary in fewer directions.</exception>
    public static PrincipalView Fit(IRevealedProblem problem, int components, int episodes, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(problem);
        LayeredSpec spec = problem.Spec;
        int block = LayeredChecks.Capacity(episodes, sizeof(float)) * spec.ObservationSize, layers = spec.Horizon + 1;
        float[] seen = new float[(long)block * layers];
        int[] actions = new int[episodes];
        float[] rewards = new float[episodes];
        Rng rng = new(seed, 0x756E69);
        using ILayeredBatch batch = problem.CreateBatch(episodes);
        batch.Begin(seed, 0, episodes);
        for (int layer = 0; layer < layers; layer++)
        {
            batch.Observe(0, seen.AsSpan(layer * block, block));
            if (layer < spec.Horizon)
            {
                foreach (ref int action in actions.AsSpan())
                {
                    action = rng.NextInt(spec.Actions);
                }

                batch.Step(actions, rewards);
            }
        }

        return new PrincipalView(problem, PrincipalComponents.Fit(seen, spec.ObservationSize, components, seed), episodes);
    }

    /// <inheritdoc/>
    public ILayeredBatch CreateBatch(int capacity) => CreateRevealedBatch(capacity);

    /// <inheritdoc/>
    public IRevealedBatch CreateRevealedBatch(int capacity) => new PrincipalBatch(Spec, _problem.CreateRevealedBatch(capacity), _components);
}
