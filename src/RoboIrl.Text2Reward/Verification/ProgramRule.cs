namespace RoboIrl.Text2Reward.Verification;

/// <summary>Why a reward program is refused. Every <see cref="ProgramProblem"/> names one.</summary>
public enum ProgramRule
{
    /// <summary>The reply has no complete fenced block of code.</summary>
    Reply,

    /// <summary>The program is too long, too deep, or has too many parts.</summary>
    Size,

    /// <summary>A character that reads as something else than it is: controls, writing direction, letters outside ASCII in code.</summary>
    Character,

    /// <summary>A lexical form with no use in a reward: directives, escapes, verbatim names, character and special string literals.</summary>
    Lexical,

    /// <summary>The text is not C#.</summary>
    Syntax,

    /// <summary>A C# construct that programs may not use.</summary>
    Construct,

    /// <summary>The program is not one class that implements the contract.</summary>
    Shape,

    /// <summary>Something that would be remembered between evaluations.</summary>
    State,

    /// <summary>A method or local function that can call itself.</summary>
    Recursion,

    /// <summary>Something that allocates memory.</summary>
    Allocation,

    /// <summary>A <c>stackalloc</c> that is too large, in a loop, of unknown size, or of elements that may be large.</summary>
    Stack,

    /// <summary>The compiler refuses it: unknown names, wrong types, wrong arguments.</summary>
    Compile,

    /// <summary>A type or member outside the contract, mathematics, primitives and spans.</summary>
    Symbol,

    /// <summary>A conversion that looks behind the contract: casts between references, boxing.</summary>
    Conversion,

    /// <summary>What the compiler made of the program refers to something that programs may not use.</summary>
    Emitted,

    /// <summary>Evaluation threw an exception.</summary>
    Exception,

    /// <summary>A loop or call used up its bound.</summary>
    Fuel,

    /// <summary>The reward or a term is not a finite number.</summary>
    NotFinite,

    /// <summary>The reward is too large.</summary>
    Range,

    /// <summary>Evaluation takes too long.</summary>
    Slow,

    /// <summary>Equal states gave different rewards.</summary>
    Nondeterministic,

    /// <summary>The process that ran the program crashed, hung, ran out of memory, or said something that it cannot say.</summary>
    Worker,
}
