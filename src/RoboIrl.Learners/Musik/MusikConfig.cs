using RoboIrl.Core.Layered;
using RoboIrl.Learners.Layered;

namespace RoboIrl.Learners.Musik;

/// <summary>Hyper-parameters of MusIK.</summary>
public sealed record MusikConfig
{
    /// <summary>n, episodes per problem of inverse kinematics, at least 20.</summary>
    public int Samples { get; init; } = 4096;

    /// <summary>N, policies per layer and labels of a decoder, at least 2; null takes as many as the problem suggests.</summary>
    public int? Heads { get; init; }

    /// <summary>Units of the hidden tanh layer of the action heads. 400 in Mhammedi et al. 2023, chosen among 100, 200 and 400; taken for speed here.</summary>
    public int Hidden { get; init; } = 100;

    /// <summary>Gradient steps per problem and attempt; 128 in Mhammedi et al. 2023.</summary>
    public int Updates { get; init; } = 128;

    /// <summary>Most episodes of a batch. 8196 in Mhammedi et al. 2023, chosen among 512 to 8196; taken for speed here.</summary>
    public int BatchSize { get; init; } = 512;

    /// <summary>Adam's step size.</summary>
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>Gradient steps per problem and attempt of the general form, whose networks are small.</summary>
    public int TableUpdates { get; init; } = 400;

    /// <summary>Adam's step size in the general form.</summary>
    public double TableLearningRate { get; init; } = 0.02;

    /// <summary>Log-likelihood per held-out episode above blind guessing, in nats, below which an attempt counts as failed, where it is below by more than a standard error; where <see cref="MostSamples"/> allows more episodes, unless it is there and two standard errors above nothing.</summary>
    public double WantedGain { get; init; } = 0.03;

    /// <summary>How often a failed problem is begun in all with fresh weights; the best attempt is kept.</summary>
    public int Attempts { get; init; } = 3;

    /// <summary>Most episodes per problem: where the gain is not there beyond two standard errors, twice as many are played, and again, up to here. At most <see cref="Samples"/> never does; at least 0.</summary>
    public int MostSamples { get; init; }

    /// <summary>What learns the rewards on the cover.</summary>
    public PsdpConfig Psdp { get; init; } = new();

    /// <summary>Threads that play.</summary>
    public int Workers { get; init; } = 1;

    /// <summary>Refuses numbers that nothing can be learned with.</summary>
    /// <param name="spec">The problem.</param>
    /// <returns>N.</returns>
    /// <exception cref="ArgumentException">A number is out of its range, or there are more heads than hidden states.</exception>
    public int Check(LayeredSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentOutOfRangeException.ThrowIfLessThan(Samples, 20);
        ArgumentOutOfRangeException.ThrowIfLessThan(Hidden, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Updates, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(BatchSize, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(LearningRate);
        ArgumentOutOfRangeException.ThrowIfLessThan(TableUpdates, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(TableLearningRate);
        ArgumentOutOfRangeException.ThrowIfLessThan(Attempts, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(MostSamples);
        ArgumentOutOfRangeException.ThrowIfLessThan(Workers, 1);
        Psdp.Check();
        if (!double.IsFinite(WantedGain))
        {
            throw new ArgumentException($"{nameof(WantedGain)} is {WantedGain}: it is a finite number of nats, and 0 is content with blind guessing.");
        }

        int heads = Heads ?? spec.LatentStates;
        if (heads < 2 || heads > spec.LatentStates)
        {
            throw new ArgumentException(
                $"MusIK is to learn {heads} policies per layer of '{spec.Id}', which has {spec.LatentStates} hidden states per layer; expected 2 to {spec.LatentStates}. Set Heads accordingly, or leave it out.");
        }

        return heads;
    }
}
