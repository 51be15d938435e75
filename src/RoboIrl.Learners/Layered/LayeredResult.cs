namespace RoboIrl.Learners.Layered;

/// <summary>What a learner of layered problems made.</summary>
/// <param name="policy">The policy for the rewards.</param>
/// <param name="episodes">All episodes that were begun to learn it.</param>
/// <param name="owned">Freed with the result.</param>
public sealed class LayeredResult(ILayeredPolicy policy, long episodes, IReadOnlyList<IDisposable> owned) : IDisposable
{
    /// <summary>The policy for the rewards.</summary>
    public ILayeredPolicy Policy { get; } = policy;

    /// <summary>All episodes that were begun to learn it; those broken off before their end count whole.</summary>
    public long Episodes { get; } = episodes;

    /// <summary>Of those, the episodes that served the rewards, after the cover was done.</summary>
    public long RewardEpisodes { get; init; }

    /// <summary>Problems of estimation whose <see cref="LayerRecord.HasGain"/> is false in the end: the cover may miss states. 0 where no gain was asked for.</summary>
    public int MissingGains { get; init; }

    /// <summary>[H] policies that together visit each layer's states, or null where the learner makes none.</summary>
    public IReadOnlyList<ILayeredPolicy>? Cover { get; init; }

    /// <summary>The decoder that was learned with the cover, or null.</summary>
    public ILayeredDecoder? Decoder { get; init; }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (IDisposable item in owned)
        {
            item.Dispose();
        }
    }
}
