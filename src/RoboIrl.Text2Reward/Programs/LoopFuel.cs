namespace RoboIrl.Text2Reward.Programs;

/// <summary>What compiled programs call when an evaluation has done more work in loops and calls than it may. Written into them by the compiler.</summary>
public static class LoopFuel
{
    /// <summary>Most units of work in the loops and own functions of one evaluation; <see cref="FuelCost"/> says what a unit is.</summary>
    public const int PerEvaluation = 20_000;

    /// <summary>Ends the evaluation.</summary>
    /// <param name="where">What used up the rest.</param>
    /// <exception cref="LoopFuelException">Always.</exception>
    public static void Exhausted(string where) => throw new LoopFuelException(where);
}
