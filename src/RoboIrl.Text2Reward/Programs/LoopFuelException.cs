using System.Globalization;

namespace RoboIrl.Text2Reward.Programs;

/// <summary>An evaluation of a reward program did more work in loops and calls of own functions than it may.</summary>
/// <param name="where">What used up the rest: <c>the 'while' loop in line 12</c>.</param>
public sealed class LoopFuelException(string where) : Exception(string.Create(CultureInfo.InvariantCulture, $"More than {LoopFuel.PerEvaluation} units of work in the loops and calls of one evaluation; the last in {where}."))
{
    /// <summary>What used up the rest.</summary>
    public string Where { get; } = where;
}
