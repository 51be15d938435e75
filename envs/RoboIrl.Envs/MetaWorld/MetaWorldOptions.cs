using RoboIrl.Core.Configuration;

namespace RoboIrl.Envs.MetaWorld;

/// <summary>What one may choose about a manipulation task.</summary>
public sealed record MetaWorldOptions
{
    /// <summary>Rules of reward, success and observation.</summary>
    public RuleSet Rules { get; init; }

    /// <summary>Whether the target's place is observed; otherwise its three numbers are 0.</summary>
    public bool GoalVisible { get; init; } = true;

    /// <summary>How the 39 numbers are written.</summary>
    public ObservationForm Observation { get; init; }

    /// <summary>
    /// The placements to choose from, one at random per episode; null draws a new one from the task's box each time.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<double>>? Variations { get; init; }

    /// <summary>A folder of the user's with the original models (a Meta-World checkout); null for the built-in ones.</summary>
    public string? Assets { get; init; }

    /// <summary>The options that an experiment asks for.</summary>
    /// <param name="config">Its section.</param>
    /// <param name="task">The task, which decides its placements together with the section's seed.</param>
    /// <param name="goalVisible">Whether the goal is visible unless the section hides it.</param>
    public static MetaWorldOptions From(ManipulationConfig config, TaskInfo task, bool goalVisible = true)
    {
        ArgumentNullException.ThrowIfNull(config);
        return new MetaWorldOptions
        {
            Rules = Enum.Parse<RuleSet>(config.Rules, ignoreCase: true),
            GoalVisible = goalVisible && !config.HideGoal,
            Observation = Enum.Parse<ObservationForm>(config.Observation, ignoreCase: true),
            Assets = config.Assets,
            Variations = config.Variations > 0 ? VariationSet.Of(task, config.VariationSeed, config.Variations) : null,
        };
    }

    /// <summary>Refuses placements that are not of a task.</summary>
    /// <param name="task">The task.</param>
    /// <exception cref="ArgumentException">There is none, or one of another length.</exception>
    internal void CheckPlacements(TaskInfo task)
    {
        if (Variations is { Count: 0 } || Variations?.Any(one => one.Count != task.Low.Count) == true)
        {
            string got = Variations.Count == 0 ? "none" : $"{Variations.Count} with {string.Join(", ", Variations.Select(static one => one.Count).Distinct())} numbers";
            throw new ArgumentException($"{task.Name}: expected at least one placement, each of {task.Low.Count} numbers; got {got}.");
        }
    }
}
