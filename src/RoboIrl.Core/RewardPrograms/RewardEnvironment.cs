namespace RoboIrl.Core.RewardPrograms;

/// <summary>One environment as the author of a reward program needs to know it: which part of the contract it offers, and what that is here.</summary>
public sealed record RewardEnvironment
{
    /// <summary>Id, for example <c>metaworld/drawer-open</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What the robot shall do by the environment's own words, one sentence.</summary>
    public required string Task { get; init; }

    /// <summary>The kind of world: an interface of <see cref="RewardContract.Types"/> that derives from <see cref="IWorld"/>.</summary>
    public required Type World { get; init; }

    /// <summary>Robot, actions and surroundings in a few sentences, with numbers.</summary>
    public required string Setting { get; init; }

    /// <summary>What members are in this environment, by <see cref="Key"/>; members that explain themselves have none.</summary>
    public IReadOnlyDictionary<string, string> Notes { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Members that this environment does not offer, by <see cref="Key"/>. Reading them is an error.</summary>
    public IReadOnlySet<string> Absent { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>What the elements of the action do, in their order.</summary>
    public required IReadOnlyList<string> Actions { get; init; }

    /// <summary>Seconds between two actions.</summary>
    public required double TimeStep { get; init; }

    /// <summary>Steps in an episode, at most.</summary>
    public required int EpisodeSteps { get; init; }

    /// <summary>When an episode ends before that, in plain text.</summary>
    public required string Termination { get; init; }

    /// <summary>How a member is named in <see cref="Notes"/> and <see cref="Absent"/>.</summary>
    /// <param name="type">The type that declares it.</param>
    /// <param name="member">Its name.</param>
    public static string Key(Type type, string member)
    {
        ArgumentNullException.ThrowIfNull(type);
        return $"{type.Name}.{member}";
    }
}
