using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RoboIrl.Envs.CombinationLock;

/// <summary>
/// The product with a Hadamard matrix in Sylvester's order (H of 2n is [[H, H], [H, -H]]) by the fast Walsh-Hadamard transform:
/// d log2 d additions instead of d^2. The matrix is symmetric with elements 1 and -1, not normalised: H H = d I.
/// </summary>
public static class HadamardTransform
{
    private const int Lanes = 8;

    /// <summary>Replaces every row by its product with the matrix.</summary>
    /// <param name="rows">[n, size], row-major.</param>
    /// <param name="size">d, a power of two.</param>
    /// <exception cref="ArgumentException"><paramref name="size"/> is no power of two, or the length is no multiple of it.</exception>
    public static void Apply(Span<float> rows, int size)
    {
        CheckSize(size);
        if (rows.Length % size != 0)
        {
            throw new ArgumentException($"{rows.Length} elements are no rows of {size}: pass whole rows.", nameof(rows));
        }

        for (int start = 0; start < rows.Length; start += size)
        {
            Span<float> row = rows.Slice(start, size);
            if (size < Lanes)
            {
                Scalar(row);
            }
            else
            {
                Vectors(MemoryMarshal.Cast<float, Vector256<float>>(row));
            }
        }
    }

    /// <summary>One element of the matrix: 1 where row and column share an even number of bits, else -1.</summary>
    /// <param name="size">d, a power of two.</param>
    /// <param name="row">0 .. d-1.</param>
    /// <param name="column">0 .. d-1.</param>
    /// <exception cref="ArgumentException"><paramref name="size"/> is no power of two, or a place is beyond the matrix.</exception>
    public static int Element(int size, int row, int column)
    {
        CheckSize(size);
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, size);
        ArgumentOutOfRangeException.ThrowIfNegative(column);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(column, size);
        return (BitOperations.PopCount((uint)(row & column)) & 1) == 0 ? 1 : -1;
    }

    private static void CheckSize(int size)
    {
        if (size < 1 || !BitOperations.IsPow2(size))
        {
            throw new ArgumentException($"A Hadamard matrix of this kind has 1, 2, 4, 8, .. rows, not {size}: take the next power of two and pad with zeros.", nameof(size));
        }
    }

    private static void Scalar(Span<float> row)
    {
        for (int half = 1; half < row.Length; half *= 2)
        {
            for (int i = 0; i < row.Length; i++)
            {
                if ((i & half) == 0)
                {
                    (row[i], row[i + half]) = (row[i] + row[i + half], row[i] - row[i + half]);
                }
            }
        }
    }

    private static void Vectors(Span<Vector256<float>> row)
    {
        for (int i = 0; i < row.Length; i++)
        {
            row[i] = Within(row[i]);
        }

        for (int half = 1; half < row.Length; half *= 2)
        {
            for (int start = 0; start < row.Length; start += 2 * half)
            {
                Span<Vector256<float>> lower = row.Slice(start, half);
                Span<Vector256<float>> upper = row.Slice(start + half, half);
                for (int i = 0; i < lower.Length && i < upper.Length; i++)
                {
                    Vector256<float> a = lower[i], b = upper[i];
                    lower[i] = a + b;
                    upper[i] = a - b;
                }
            }
        }
    }

    // The three steps within a vector: the partner at distance 1, 2, 4, plus the element itself with the sign of its half.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Within(Vector256<float> x)
    {
        x = Vector256.Shuffle(x, Vector256.Create(1, 0, 3, 2, 5, 4, 7, 6)) + (x ^ Vector256.Create(0f, -0f, 0f, -0f, 0f, -0f, 0f, -0f));
        x = Vector256.Shuffle(x, Vector256.Create(2, 3, 0, 1, 6, 7, 4, 5)) + (x ^ Vector256.Create(0f, 0f, -0f, -0f, 0f, 0f, -0f, -0f));
        return Vector256.Shuffle(x, Vector256.Create(4, 5, 6, 7, 0, 1, 2, 3)) + (x ^ Vector256.Create(0f, 0f, 0f, 0f, -0f, -0f, -0f, -0f));
    }
}
