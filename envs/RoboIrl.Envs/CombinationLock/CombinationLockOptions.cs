using System.Numerics;

namespace RoboIrl.Envs.CombinationLock;

/// <summary>What makes a <see cref="CombinationLockProblem"/>. The defaults are those of the published experiments.</summary>
public sealed record CombinationLockOptions
{
    /// <summary>The longest lock.</summary>
    public const int MaxHorizon = MaxObservationSize - CodesBesideDecisions;

    /// <summary>The most actions.</summary>
    public const int MaxActions = 256;

    /// <summary>The longest observation.</summary>
    public const int MaxObservationSize = 65_536;

    internal const int LatentStates = 3;

    // Coordinates that are coded: one per state, one per layer 0 .. H.
    private const int CodesBesideDecisions = LatentStates + 1;

    /// <summary>H, decisions per episode, 1 .. <see cref="MaxHorizon"/>.</summary>
    public required int Horizon { get; init; }

    /// <summary>A, 2 .. <see cref="MaxActions"/>.</summary>
    public int Actions { get; init; } = 10;

    /// <summary>Whose details hold.</summary>
    public LockDefinition Definition { get; init; } = LockDefinition.BaselineCode;

    /// <summary>Probability of a start in the second good state, and of changing from one good state to the other, 0 .. 1.</summary>
    public double SwitchProbability { get; init; } = 0.5;

    /// <summary>Reward for a wrong action in a good state, which leads learners astray: finite, at least 0, below 1.</summary>
    public double Consolation { get; init; } = 0.1;

    /// <summary>Probability that <see cref="Consolation"/> is paid, 0 .. 1; null: 1/2 in the code's definition, 1 in the text's.</summary>
    public double? ConsolationProbability { get; init; }

    /// <summary>Standard deviation of the noise before the rotation, finite, at least 0.</summary>
    public double Noise { get; init; } = 0.1;

    /// <summary>Whether the rotation is divided by the square root of d, so that it keeps lengths. Published experiments do not: elements of their matrix are 1 and -1.</summary>
    public bool Normalized { get; init; }

    /// <summary>d: a power of two, at least H + 4, at most <see cref="MaxObservationSize"/>; null: the smallest.</summary>
    public int? ObservationSize { get; init; }

    /// <summary>d as it is.</summary>
    internal int Size => ObservationSize ?? (int)BitOperations.RoundUpToPowerOf2((uint)(Horizon + CodesBesideDecisions));

    /// <summary>Probability of <see cref="Consolation"/> as it is.</summary>
    internal double Consoles => ConsolationProbability ?? (Definition == LockDefinition.BaselineCode ? 0.5 : 1);

    /// <summary>Refuses what no lock can be made of.</summary>
    /// <exception cref="ArgumentException">The message names the property, its value and its range.</exception>
    internal void Check()
    {
        Whole(nameof(Horizon), Horizon, 1, MaxHorizon);
        Whole(nameof(Actions), Actions, 2, MaxActions);
        Share(nameof(SwitchProbability), SwitchProbability);
        Share(nameof(ConsolationProbability), ConsolationProbability ?? 0);
        if (!Enum.IsDefined(Definition))
        {
            throw new ArgumentException($"{nameof(Definition)} is {Definition}: there are {string.Join(", ", Enum.GetNames<LockDefinition>())}.");
        }

        if (!(Consolation is >= 0 and < 1))
        {
            throw new ArgumentException($"{nameof(Consolation)} is {Consolation}: it is at least 0 and below the 1 of an open lock.");
        }

        if (!(Noise >= 0 && float.IsFinite((float)Noise)))
        {
            throw new ArgumentException($"{nameof(Noise)} is {Noise}: a standard deviation is finite and at least 0.");
        }

        if (ObservationSize is { } size && (size < Horizon + CodesBesideDecisions || size > MaxObservationSize || !BitOperations.IsPow2(size)))
        {
            throw new ArgumentException(
                $"{nameof(ObservationSize)} is {size}: a lock of {Horizon} decisions codes {Horizon + CodesBesideDecisions} coordinates and takes a power of two, {BitOperations.RoundUpToPowerOf2((uint)(Horizon + CodesBesideDecisions))} .. {MaxObservationSize}.");
        }
    }

    private static void Whole(string name, int value, int least, int most)
    {
        if (value < least || value > most)
        {
            throw new ArgumentException($"{name} is {value}: it is {least} .. {most}.");
        }
    }

    private static void Share(string name, double value)
    {
        if (!(value is >= 0 and <= 1))
        {
            throw new ArgumentException($"{name} is {value}: a probability is 0 .. 1.");
        }
    }
}
