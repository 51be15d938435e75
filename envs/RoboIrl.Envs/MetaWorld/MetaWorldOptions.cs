namespace RoboIrl.Envs.MetaWorld;

/// <summary>What one may choose about a manipulation task.</summary>
public sealed record MetaWorldOptions
{
    /// <summary>Rules of reward, success and observation.</summary>
    public RuleSet Rules { get; init; }

    /// <summary>Whether the target's place is observed; otherwise its three numbers are 0.</summary>
    public bool GoalVisible { get; init; } = true;

    /// <summary>
    /// The placements to choose from, one at random per episode; null draws a new one from the task's box each time.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<double>>? Variations { get; init; }
}
