namespace RoboIrl.Cli.Running.Data;

/// <summary>What a recipe is asked for.</summary>
internal sealed record RecipeOrder
{
    /// <summary>The dataset's folder.</summary>
    public required string Out { get; init; }

    /// <summary>The run whose checkpoints act.</summary>
    public required string Run { get; init; }

    /// <summary>Whether that run is the recipe's own, to be trained where it is not finished.</summary>
    public required bool MayTrain { get; init; }

    /// <summary>Transitions of a collected part; whole episodes.</summary>
    public required long Transitions { get; init; }

    /// <summary>Part of the best return that is medium; the body's own where null.</summary>
    public double? MediumPart { get; init; }

    /// <summary>Overrides of the experiment.</summary>
    public IReadOnlyList<string> Overrides { get; init; } = [];
}
