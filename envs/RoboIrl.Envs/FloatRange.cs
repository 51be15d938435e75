using System.Numerics;

namespace RoboIrl.Envs;

/// <summary>
/// What a learner can be given. Tasks compute in double precision, learners see single precision, where a larger number is infinite.
/// </summary>
internal static class FloatRange
{
    private const double Largest = float.MaxValue;

    /// <summary>Whether a number is finite in single precision.</summary>
    public static bool Holds(double value) => Math.Abs(value) <= Largest;

    /// <summary>Whether all of some numbers are finite in single precision.</summary>
    public static bool Holds(ReadOnlySpan<double> values)
    {
        Vector<double> largest = new(Largest);
        Vector<long> good = Vector<long>.AllBitsSet;
        int whole = values.Length - (values.Length % Vector<double>.Count);
        for (int i = 0; i < whole; i += Vector<double>.Count)
        {
            good &= Vector.LessThanOrEqual(Vector.Abs(new Vector<double>(values[i..])), largest); // false for NaN
        }

        bool holds = good == Vector<long>.AllBitsSet;
        foreach (double value in values[whole..])
        {
            holds &= Holds(value);
        }

        return holds;
    }

    /// <summary>The first number that is not finite in single precision; -1 where there is none.</summary>
    public static int FirstBeyond(ReadOnlySpan<double> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (!Holds(values[i]))
            {
                return i;
            }
        }

        return -1;
    }
}
