namespace RoboIrl.Text2Reward.Verification;

/// <summary>How large a reward program may be. Far above what a reward needs, far below what could trouble the compiler.</summary>
public sealed record SourceLimits
{
    /// <summary>The limits that hold unless said otherwise.</summary>
    public static SourceLimits Default { get; } = new();

    /// <summary>Most characters, comments included.</summary>
    public int Characters { get; init; } = 20_000;

    /// <summary>Most words, numbers and signs outside comments.</summary>
    public int Tokens { get; init; } = 5_000;

    /// <summary>Most brackets of any kind open at once.</summary>
    public int Brackets { get; init; } = 32;

    /// <summary>Greatest depth of the syntax tree: it also counts chains such as <c>a + b + c</c> and <c>else if</c>.</summary>
    public int Depth { get; init; } = 160;

    /// <summary>Most characters of a name.</summary>
    public int NameLength { get; init; } = 64;

    /// <summary>Most characters of a number.</summary>
    public int NumberLength { get; init; } = 32;

    /// <summary>Most characters of a string literal.</summary>
    public int StringLength { get; init; } = 64;

    /// <summary>Most methods and local functions together.</summary>
    public int Functions { get; init; } = 24;

    /// <summary>Most constant fields.</summary>
    public int Constants { get; init; } = 64;

    /// <summary>Most loops inside one another.</summary>
    public int LoopNesting { get; init; } = 3;

    /// <summary>Most arms and labels of all <c>switch</c>es together, and most signs of patterns.</summary>
    public int Cases { get; init; } = 64;

    /// <summary>Most bits of all tuples: two for one of four. What tuples of tuples could hold is bounded by two to this power.</summary>
    public int TupleBits { get; init; } = 16;

    /// <summary>Most elements of one <c>stackalloc</c>; an element has at most 24 bytes, those of a vector.</summary>
    public int StackElements { get; init; } = 256;

    /// <summary>Most <c>stackalloc</c>s.</summary>
    public int StackAllocations { get; init; } = 8;
}
