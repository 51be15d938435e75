using RoboIrl.Core.Layered;
using RoboIrl.Learners.Layered;

namespace RoboIrl.Learners.Homer;

/// <summary>Hyper-parameters of the learner after HOMER.</summary>
public sealed record HomerConfig
{
    /// <summary>n, episodes per abstraction, at least 20; 20,000 in the authors' code.</summary>
    public int Samples { get; init; } = 8192;

    /// <summary>N, abstract states and homing policies per layer, at least 2; 2 in the authors' experiments on combination locks.</summary>
    public int Heads { get; init; } = 2;

    /// <summary>Units of the hidden tanh layer of the classifiers; 56 in the authors' code.</summary>
    public int Hidden { get; init; } = 56;

    /// <summary>Gradient steps per abstraction and attempt.</summary>
    public int Updates { get; init; } = 800;

    /// <summary>Most pairs of a batch.</summary>
    public int BatchSize { get; init; } = 512;

    /// <summary>Adam's step size.</summary>
    public double LearningRate { get; init; } = 3e-3;

    /// <summary>Loss of the classifier on held-out episodes, in nats per pair, from which down an abstraction is accepted; 0.685 in the authors' code, log 2 is guessing.</summary>
    public double AcceptedLoss { get; init; } = 0.685;

    /// <summary>How often an abstraction is begun in all with fresh weights; the best attempt is kept. 10 in the authors' code.</summary>
    public int Attempts { get; init; } = 10;

    /// <summary>What learns homing policies, and the rewards in the end.</summary>
    public PsdpConfig Psdp { get; init; } = new() { Samples = 4096, Hidden = 56, Updates = 300, BatchSize = 256, LearningRate = 3e-3 };

    /// <summary>Threads that play.</summary>
    public int Workers { get; init; } = 1;

    /// <summary>Refuses numbers that nothing can be learned with.</summary>
    /// <param name="spec">The problem.</param>
    /// <exception cref="ArgumentException">A number is out of its range, or there are more abstract states than hidden ones.</exception>
    public void Check(LayeredSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentOutOfRangeException.ThrowIfLessThan(Samples, 20);
        ArgumentOutOfRangeException.ThrowIfLessThan(Hidden, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Updates, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(BatchSize, 2);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(LearningRate);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(AcceptedLoss);
        ArgumentOutOfRangeException.ThrowIfLessThan(Attempts, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Workers, 1);
        Psdp.Check();
        if (Heads < 2 || Heads > spec.LatentStates)
        {
            throw new ArgumentException(
                $"HOMER is to tell {Heads} abstract states apart per layer of '{spec.Id}', which has {spec.LatentStates} hidden ones; set Heads to 2 to {spec.LatentStates}.");
        }
    }

    /// <summary>What a run costs: an abstraction per layer but the first, a problem of dynamic programming per abstract state and layer before it, and one per layer for the rewards.</summary>
    /// <param name="horizon">H, at least 1.</param>
    /// <returns>Episodes in all.</returns>
    public long EpisodesFor(int horizon) => ((horizon - 1L) * Samples) + (Heads * (horizon * (horizon - 1L) / 2) * Psdp.Samples) + ((long)horizon * Psdp.Samples);
}
