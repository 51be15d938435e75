using RoboIrl.Core.Randomness;

namespace RoboIrl.Learners.Filter.Tabular;

/// <summary>
/// A binary tree of H levels, deterministic: H actions lead from the root to one of 2^H leaves, of which the expert always reaches the
/// same. Costs may depend on the leaf alone, so nothing on the way tells how near it is.
/// </summary>
/// <remarks>
/// After the lower bound of Swamy et al. 2023: whoever must find the expert's leaf from the root needs a number of steps exponential in H,
/// whoever may start in the expert's states needs polynomially many. Every step is counted, resets are not.
/// </remarks>
public sealed class Tree
{
    /// <summary>Actions in every node.</summary>
    public const int Actions = 2;

    /// <summary>Most levels: a path is a word of bits.</summary>
    public const int MostLevels = 60;

    /// <summary>Grows a tree and chooses the expert's leaf.</summary>
    /// <param name="horizon">H, 1 to <see cref="MostLevels"/>.</param>
    /// <param name="rng">Chooses the leaf.</param>
    public Tree(int horizon, ref Rng rng)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(horizon, MostLevels);
        Horizon = horizon;
        ExpertLeaf = new Node(horizon, rng.NextUInt64() & ((1UL << horizon) - 1));
    }

    /// <summary>A node: how many actions led there, and which, the first one in the highest bit.</summary>
    /// <param name="Level">0 .. H.</param>
    /// <param name="Path">As many bits.</param>
    public readonly record struct Node(int Level, ulong Path);

    /// <summary>H.</summary>
    public int Horizon { get; }

    /// <summary>Where the expert ends.</summary>
    public Node ExpertLeaf { get; }

    /// <summary>Steps taken by everyone.</summary>
    public long Steps { get; private set; }

    /// <summary>The expert's node at a level: what demonstrations hold, and resets restore.</summary>
    /// <param name="level">0 .. H.</param>
    public Node ExpertAt(int level) => new(level, ExpertLeaf.Path >> (Horizon - level));

    /// <summary>The expert's action in its node of a level.</summary>
    /// <param name="level">0 .. H-1.</param>
    public int ExpertAction(int level) => (int)(ExpertAt(level + 1).Path & 1);

    /// <summary>Takes a step.</summary>
    /// <param name="from">A node that is no leaf.</param>
    /// <param name="action">0 or 1.</param>
    public Node Step(Node from, int action)
    {
        Steps++;
        return new Node(from.Level + 1, (from.Path << 1) | (uint)action);
    }

    /// <summary>The child that an action leads to, without taking the step.</summary>
    /// <param name="from">A node that is no leaf.</param>
    /// <param name="action">0 or 1.</param>
    public static Node Child(Node from, int action) => new(from.Level + 1, (from.Path << 1) | (uint)action);
}
