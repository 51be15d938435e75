using RoboIrl.Core.Data;
using RoboIrl.Core.Datasets;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Randomness;

namespace RoboIrl.Core.Imitation;

/// <summary>The first episodes of a dataset, as an expert's demonstrations: pairs of observation and action to compare with, states to start from.</summary>
public sealed class Demonstrations
{
    private readonly Dataset _dataset;

    /// <summary>Takes the first episodes of a dataset.</summary>
    /// <param name="dataset">Read, not owned.</param>
    /// <param name="episodes">How many, at least 1.</param>
    /// <exception cref="UnsuitableEnvironmentException">The dataset has fewer.</exception>
    public Demonstrations(Dataset dataset, int episodes)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentOutOfRangeException.ThrowIfLessThan(episodes, 1);
        if (episodes > dataset.EpisodeCount)
        {
            throw new UnsuitableEnvironmentException(
                $"The dataset '{dataset.Folder}' has {dataset.EpisodeCount} episodes; {episodes} demonstrations were asked for. Ask for fewer, or collect more with 'roboirl data collect ... --continue'.");
        }

        (_dataset, Episodes) = (dataset, episodes);
        Pairs = dataset.FirstOf(episodes - 1) + dataset.StepsOf(episodes - 1);
    }

    /// <summary>Number of episodes.</summary>
    public int Episodes { get; }

    /// <summary>Number of steps in them.</summary>
    public int Pairs { get; }

    /// <summary>Number of doubles in a recorded state; 0 where none were recorded.</summary>
    public int StateSize => _dataset.Description.StateSize;

    /// <summary>Mean return of the episodes.</summary>
    public double MeanReturn
    {
        get
        {
            double sum = 0;
            for (int i = 0; i < Episodes; i++)
            {
                sum += _dataset.ReturnOf(i);
            }

            return sum / Episodes;
        }
    }

    /// <summary>Draws pairs uniformly among all steps, with replacement.</summary>
    /// <param name="observationActions">[B, O + A]; every element is written.</param>
    /// <param name="rng">Source of the draws.</param>
    public void SamplePairs(Span<float> observationActions, ref Rng rng)
    {
        var indices = new int[observationActions.Length / (_dataset.Spec.Observation.Size + _dataset.Spec.Action.Size)];
        for (int i = 0; i < indices.Length; i++)
        {
            indices[i] = rng.NextInt(Pairs); // episodes lie one behind the other
        }

        _dataset.Gather(indices, new TransitionColumns { ObservationActions = observationActions });
    }

    /// <summary>Draws a state the expert was in: an episode uniformly, then a time in it uniformly.</summary>
    /// <param name="rng">Source of the draws.</param>
    /// <returns>[StateSize] a view, valid as long as the dataset is.</returns>
    public ReadOnlySpan<double> DrawState(ref Rng rng)
    {
        int episode = rng.NextInt(Episodes);
        return _dataset.State(_dataset.FirstOf(episode) + rng.NextInt(_dataset.StepsOf(episode)));
    }
}
