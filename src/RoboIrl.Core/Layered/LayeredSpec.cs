using RoboIrl.Core.Environments;

namespace RoboIrl.Core.Layered;

/// <summary>What a learner may know of a layered decision problem: every episode has H decisions, and no state is met in two layers.</summary>
/// <remarks>
/// Layer h = 0 .. H-1 is where decision h is taken; layer H is where the last one led, with an observation and no decision.
/// </remarks>
public sealed record LayeredSpec
{
    /// <summary>Creates a description.</summary>
    /// <param name="id">What the problem is called in tables, for example <c>lock-h25</c>.</param>
    /// <param name="horizon">H, decisions per episode, at least 1.</param>
    /// <param name="actions">A, at least 1: actions are 0 .. A-1.</param>
    /// <param name="observationSize">d, elements of an observation, at least 1.</param>
    /// <param name="latentStates">N, at least 1: how many hidden states a learner should expect in a layer.</param>
    /// <exception cref="ArgumentException">A number is below 1 or the name is empty.</exception>
    public LayeredSpec(string id, int horizon, int actions, int observationSize, int latentStates)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(actions, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(observationSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(latentStates, 1);
        Id = id;
        Horizon = horizon;
        Actions = actions;
        ObservationSize = observationSize;
        LatentStates = latentStates;
    }

    /// <summary>What the problem is called in tables.</summary>
    public string Id { get; }

    /// <summary>H, decisions per episode.</summary>
    public int Horizon { get; }

    /// <summary>A, the number of actions.</summary>
    public int Actions { get; }

    /// <summary>d, elements of an observation.</summary>
    public int ObservationSize { get; }

    /// <summary>N, how many hidden states a learner should expect in a layer. A suggestion: nothing forces a learner to use it.</summary>
    public int LatentStates { get; }

    /// <summary>How an observation is an image; null where it is none.</summary>
    public ImageSpec? Image { get; init; }
}
