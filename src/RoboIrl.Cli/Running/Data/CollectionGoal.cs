namespace RoboIrl.Cli.Running.Data;

/// <summary>When a collection is done: after so many episodes, or with the episode that reaches so many transitions.</summary>
internal sealed record CollectionGoal(long Episodes, long Transitions)
{
    /// <summary>Reads the two options, of which one must be given.</summary>
    /// <exception cref="UsageException">None or both, or a number below 1.</exception>
    public static CollectionGoal Of(int? episodes, long? transitions)
    {
        if (episodes is null == transitions is null)
        {
            throw new UsageException("collect needs either -n EPISODES or --transitions N.");
        }

        return (episodes ?? transitions) is >= 1 and <= int.MaxValue
            ? new CollectionGoal(episodes ?? long.MaxValue, transitions ?? long.MaxValue)
            : throw new UsageException($"{(episodes is null ? "--transitions" : "--episodes")} is {episodes ?? transitions}; expected 1 to {int.MaxValue}.");
    }

    /// <summary>Whether it is reached.</summary>
    public bool IsReached(long episodes, long transitions) => episodes >= Episodes || transitions >= Transitions;

    /// <summary>The part that is done, in [0, 1].</summary>
    public double Done(long episodes, long transitions) =>
        Math.Min(1, Episodes < long.MaxValue ? (double)episodes / Episodes : (double)transitions / Transitions);
}
