using System.Globalization;

namespace RoboIrl.Text2Reward.Verification;

/// <summary>One reason why a reward program is refused, in words that its author can act on, a language model too.</summary>
/// <param name="Rule">The rule that it breaks.</param>
/// <param name="Line">Where, from 1; 0 where it concerns the whole program.</param>
/// <param name="Column">Where in the line, from 1; 0 where it concerns the whole line or program.</param>
/// <param name="Found">What is there: a whole sentence.</param>
/// <param name="Instead">What to do instead: a whole sentence.</param>
public sealed record ProgramProblem(ProgramRule Rule, int Line, int Column, string Found, string Instead)
{
    /// <summary>Most problems that one check reports; an author mends the first ones first.</summary>
    public const int Most = 12;

    /// <summary>One line of text: place, rule, what was found, what to do.</summary>
    public override string ToString()
    {
        string place = (Line, Column) switch
        {
            ( <= 0, _) => "",
            (_, <= 0) => string.Create(CultureInfo.InvariantCulture, $"line {Line}: "),
            _ => string.Create(CultureInfo.InvariantCulture, $"line {Line}, column {Column}: "),
        };
        return $"{place}[{Rule}] {Found} {Instead}";
    }
}
