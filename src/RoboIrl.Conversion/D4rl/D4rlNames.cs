namespace RoboIrl.Conversion.D4rl;

/// <summary>Names in a flat file of D4RL (Fu et al. 2020).</summary>
internal static class D4rlNames
{
    public const string Observations = "observations";
    public const string Actions = "actions";
    public const string Rewards = "rewards";
    public const string Terminals = "terminals";
    public const string Timeouts = "timeouts";
    public const string NextObservations = "next_observations";
    public const string Positions = "qpos";
    public const string Velocities = "qvel";
    public const string Metadata = "metadata";
}
