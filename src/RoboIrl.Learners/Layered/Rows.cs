using System.Numerics;

namespace RoboIrl.Learners.Layered;

/// <summary>Small loops over rows of a matrix.</summary>
internal static class Rows
{
    /// <summary>The place of each row's largest element, the first of several.</summary>
    /// <param name="values">[n, width]</param>
    /// <param name="places">[n], written.</param>
    public static void ArgMax(ReadOnlySpan<float> values, Span<int> places)
    {
        if (places.IsEmpty)
        {
            return;
        }

        int width = values.Length / places.Length;
        for (int i = 0; i < places.Length; i++)
        {
            places[i] = ArgMax(values.Slice(i * width, width));
        }
    }

    /// <summary>The place of the largest element, the first of several.</summary>
    /// <param name="values">At least one.</param>
    public static int ArgMax(ReadOnlySpan<float> values)
    {
        int best = 0;
        for (int i = 1; i < values.Length; i++)
        {
            best = values[i] > values[best] ? i : best;
        }

        return best;
    }

    /// <summary>Scalar product.</summary>
    /// <param name="a">[d]</param>
    /// <param name="b">[d]</param>
    public static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        Vector<float> sums = Vector<float>.Zero;
        int i = 0;
        for (; i <= a.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            sums += new Vector<float>(a[i..]) * new Vector<float>(b[i..]);
        }

        float sum = Vector.Sum(sums);
        for (; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    /// <summary>Adds a multiple of one row to another.</summary>
    /// <param name="to">[d], changed.</param>
    /// <param name="values">[d]</param>
    /// <param name="factor">Of the values.</param>
    public static void AddScaled(Span<float> to, ReadOnlySpan<float> values, float factor)
    {
        int i = 0;
        for (; i <= values.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            (new Vector<float>(to[i..]) + (factor * new Vector<float>(values[i..]))).CopyTo(to[i..]);
        }

        for (; i < values.Length; i++)
        {
            to[i] += factor * values[i];
        }
    }
}
