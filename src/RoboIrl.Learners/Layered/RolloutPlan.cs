namespace RoboIrl.Learners.Layered;

/// <summary>What episodes do: one policy leads to a layer, there an action is drawn uniformly, another policy goes on to the end.</summary>
internal sealed record RolloutPlan
{
    /// <summary>Acts in the layers below <see cref="Fork"/>; each episode follows a member drawn uniformly. Null where there is no such layer and no member to draw.</summary>
    public ILayeredPolicy? Before { get; init; }

    /// <summary>The layer of the uniform action; -1 leaves all layers to <see cref="After"/>, <see cref="End"/> all to <see cref="Before"/>.</summary>
    public required int Fork { get; init; }

    /// <summary>Acts above <see cref="Fork"/>; each episode follows a member drawn uniformly. Null where there is no such layer.</summary>
    public ILayeredPolicy? After { get; init; }

    /// <summary>The layer in which episodes are broken off, 1 .. H, or 0 to see the first layer only.</summary>
    public required int End { get; init; }

    /// <summary>The member of <see cref="Before"/> that all episodes follow, instead of drawn ones.</summary>
    public int? Member { get; init; }

    /// <summary>Number of the first episode; null for those after all that were played before.</summary>
    public long? First { get; init; }

    /// <summary>
    /// [known layers][n] what <see cref="Before"/> does in the first layers of these very episodes, as <see cref="Done"/> of an earlier plan
    /// says: it is not asked again, and nothing is observed there.
    /// </summary>
    public IReadOnlyList<int[]> Known { get; init; } = [];

    /// <summary>[<see cref="End"/>][n], written behind what is known: what it does in each of its layers; null where nobody wants to know.</summary>
    public IReadOnlyList<int[]>? Done { get; init; }
}
