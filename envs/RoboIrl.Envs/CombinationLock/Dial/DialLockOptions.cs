namespace RoboIrl.Envs.CombinationLock.Dial;

/// <summary>What makes a <see cref="DialLock"/>.</summary>
public sealed record DialLockOptions
{
    /// <summary>Detents of the dial in the model.</summary>
    public const int Detents = 10;

    /// <summary>The longest lock: then the bolt still moves by more than its servo errs.</summary>
    public const int MaxHorizon = 100;

    /// <summary>The most sensors.</summary>
    public const int MaxSensors = 4_096;

    /// <summary>H, decisions per episode, 1 .. <see cref="MaxHorizon"/>.</summary>
    public required int Horizon { get; init; }

    /// <summary>A, detents that may be chosen, 2 .. <see cref="Detents"/>.</summary>
    public int Actions { get; init; } = Detents;

    /// <summary>Whose rules of the consolation hold.</summary>
    public LockDefinition Definition { get; init; } = LockDefinition.BaselineCode;

    /// <summary>d, sensors, 1 .. <see cref="MaxSensors"/>.</summary>
    public int Sensors { get; init; } = 64;

    /// <summary>Standard deviation of each sensor's noise, finite, at least 0; without it sensors read -1 .. 1.</summary>
    public double SensorNoise { get; init; } = 0.1;

    /// <summary>How far from where they belong lever, shutter and bolt come to rest, 0 .. 1: at 1 standard deviations are 0.04 rad, 8 mm, 1.5 mm.</summary>
    public double Play { get; init; } = 1;

    /// <summary>The abstract lock with the same rules.</summary>
    /// <exception cref="ArgumentException">The message names the property, its value and its range.</exception>
    internal CombinationLockOptions Rules()
    {
        if (Horizon > MaxHorizon)
        {
            throw new ArgumentException($"{nameof(Horizon)} is {Horizon}: the bolt of a dial lock has room for 1 .. {MaxHorizon}.");
        }

        if (Actions > Detents)
        {
            throw new ArgumentException($"{nameof(Actions)} is {Actions}: the dial has {Detents} detents.");
        }

        if (Sensors is < 1 or > MaxSensors)
        {
            throw new ArgumentException($"{nameof(Sensors)} is {Sensors}: it is 1 .. {MaxSensors}.");
        }

        if (!(SensorNoise >= 0 && float.IsFinite((float)SensorNoise)))
        {
            throw new ArgumentException($"{nameof(SensorNoise)} is {SensorNoise}: a standard deviation is finite and at least 0.");
        }

        if (!(Play is >= 0 and <= 1))
        {
            throw new ArgumentException($"{nameof(Play)} is {Play}: it is 0 .. 1.");
        }

        CombinationLockOptions rules = new() { Horizon = Horizon, Actions = Actions, Definition = Definition };
        rules.Check();
        return rules;
    }
}
