namespace RoboIrl.Cli.Running.Layered;

/// <summary>Sizes of the problems that learners solve, as the command line asks for them.</summary>
/// <param name="Cover">Episodes per problem of a cover; null for those that were chosen.</param>
/// <param name="Reward">Episodes per layer of the rewards; null for those that were chosen.</param>
/// <param name="Most">Most episodes per problem where they double until something is learned; 0 never does.</param>
internal sealed record LockSizes(int? Cover, int? Reward, int Most)
{
    /// <summary>Those that were chosen.</summary>
    public static LockSizes Usual { get; } = new(null, null, 0);
}
