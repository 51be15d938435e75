using RoboIrl.Core.Randomness;

namespace RoboIrl.Learners.Layered;

/// <summary>The directions in which rows of numbers vary most, found by orthogonal iteration (Golub and Van Loan, Matrix Computations, section 8.2).</summary>
/// <remarks>Sums run in a fixed order: the result depends on the rows and on the seed, not on the number of threads.</remarks>
public sealed class PrincipalComponents
{
    private const int Iterations = 8;

    private readonly float[] _mean;
    private readonly float[] _directions; // [K, d], divided by the largest standard deviation along one

    private PrincipalComponents(float[] mean, float[] directions, int count)
    {
        (_mean, _directions, Count) = (mean, directions, count);
        Size = mean.Length;
    }

    /// <summary>K, the number of components.</summary>
    public int Count { get; }

    /// <summary>d, the elements of a row.</summary>
    public int Size { get; }

    /// <summary>Finds components.</summary>
    /// <param name="rows">[n, d], row-major, finite; the mean is taken off them in place.</param>
    /// <param name="size">d.</param>
    /// <param name="count">K, 1 .. d; fewer than n.</param>
    /// <param name="seed">Of the first guess.</param>
    /// <exception cref="ArgumentException">Sizes do not fit, or the rows vary in fewer than K directions.</exception>
    public static PrincipalComponents Fit(float[] rows, int size, int count, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, size);
        int n = rows.Length / size;
        if (rows.Length != n * size || n <= count)
        {
            throw new ArgumentException($"{rows.Length} numbers in rows of {size} cannot show {count} components: whole rows are needed, and more of them than components.", nameof(rows));
        }

        float[] mean = TakeMean(rows, size);
        float[] basis = new float[count * size], along = new float[count * n];
        Rng rng = new(seed, 0x706361);
        rng.FillNormal(basis);

        Orthonormalize(basis, size);
        for (int i = 0; i < Iterations; i++)
        {
            Project(rows, basis, along, size);
            Recombine(rows, along, basis, size);
            Orthonormalize(basis, size);
        }

        Project(rows, basis, along, size);
        Scale(basis, along, size, n);
        return new PrincipalComponents(mean, basis, count);
    }

    /// <summary>Writes a row's components. Over the rows that they were found in their mean is 0, and the largest has variance 1: what varies little stays small.</summary>
    /// <param name="row">[d]</param>
    /// <param name="components">[K]</param>
    /// <param name="scratch">[d] overwritten.</param>
    public void Transform(ReadOnlySpan<float> row, Span<float> components, Span<float> scratch)
    {
        for (int i = 0; i < _mean.Length; i++)
        {
            scratch[i] = row[i] - _mean[i];
        }

        for (int k = 0; k < Count; k++)
        {
            components[k] = Rows.Dot(scratch, _directions.AsSpan(k * Size, Size));
        }
    }

    private static float[] TakeMean(float[] rows, int size)
    {
        int n = rows.Length / size;
        double[] sums = new double[size];
        for (int i = 0; i < rows.Length; i++)
        {
            sums[i % size] += rows[i];
        }

        float[] mean = [.. sums.Select(s => (float)(s / n))];
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i] -= mean[i % size];
        }

        return mean;
    }

    // along[k, i] = row i in the direction k
    private static void Project(float[] rows, float[] basis, float[] along, int size)
    {
        int n = rows.Length / size;
        Parallel.For(0, basis.Length / size, k =>
        {
            for (int i = 0; i < n; i++)
            {
                along[(k * n) + i] = Rows.Dot(rows.AsSpan(i * size, size), basis.AsSpan(k * size, size));
            }
        });
    }

    // basis[k] = sum of the rows, each as often as it goes in the direction k: the covariance times the direction
    private static void Recombine(float[] rows, float[] along, float[] basis, int size)
    {
        int n = rows.Length / size;
        Parallel.For(0, basis.Length / size, k =>
        {
            Span<float> direction = basis.AsSpan(k * size, size);
            direction.Clear();
            for (int i = 0; i < n; i++)
            {
                Rows.AddScaled(direction, rows.AsSpan(i * size, size), along[(k * n) + i]);
            }
        });
    }

    // Gram and Schmidt, twice: once is not enough for directions that are nearly parallel.
    private static void Orthonormalize(float[] basis, int size)
    {
        for (int k = 0; k < basis.Length / size; k++)
        {
            Span<float> direction = basis.AsSpan(k * size, size);
            float before = MathF.Sqrt(Rows.Dot(direction, direction));
            for (int pass = 0; pass < 2; pass++)
            {
                for (int j = 0; j < k; j++)
                {
                    ReadOnlySpan<float> other = basis.AsSpan(j * size, size);
                    Rows.AddScaled(direction, other, -Rows.Dot(direction, other));
                }
            }

            float length = MathF.Sqrt(Rows.Dot(direction, direction));
            if (!(length > 1e-5f * before))
            {
                throw new ArgumentException($"The rows vary in {k} directions only; ask for at most that many components.");
            }

            Multiply(direction, 1 / length);
        }
    }

    // One factor for all: components that are mostly noise stay small.
    private static void Scale(float[] basis, float[] along, int size, int n)
    {
        float largest = 0;
        for (int k = 0; k < basis.Length / size; k++)
        {
            ReadOnlySpan<float> values = along.AsSpan(k * n, n);
            largest = Math.Max(largest, Rows.Dot(values, values) / n);
        }

        Multiply(basis, 1 / MathF.Sqrt(largest));
    }

    private static void Multiply(Span<float> values, float factor)
    {
        foreach (ref float value in values)
        {
            value *= factor;
        }
    }
}
