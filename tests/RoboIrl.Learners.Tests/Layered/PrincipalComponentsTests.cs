using RoboIrl.Core.Randomness;
using RoboIrl.Learners.Layered;
using Xunit;

namespace RoboIrl.Learners.Tests.Layered;

public sealed class PrincipalComponentsTests
{
    private const int Size = 37, Rows = 4_000; // no multiple of a vector's width
    private static readonly float[] Mean = [.. Enumerable.Range(0, Size).Select(static i => 0.1f * i)];

    [Fact]
    public void Fit_KnownDirections_FindsThemInOrderOfTheirVariance()
    {
        // Deviations 3 along elements 5 and 6 together, 1 along element 20, 0.05 everywhere.
        PrincipalComponents components = PrincipalComponents.Fit(Sample(), Size, 2, 9);
        double[] first = Sensitivity(components, 0), second = Sensitivity(components, 1);
        Assert.Equal(1 / 3.0 / Math.Sqrt(2), Math.Abs(first[5]), 0.01);
        Assert.Equal(first[5], first[6], 0.01);
        Assert.Equal(0, first[20], 0.03);
        Assert.Equal(1 / 3.0, Math.Abs(second[20]), 0.01); // one scale for all
        Assert.Equal(0, second[5] + second[6], 0.03);
        Assert.All(Enumerable.Range(0, Size).Except([5, 6, 20]), i => Assert.InRange(Math.Abs(first[i]) + Math.Abs(second[i]), 0, 0.05));
    }

    [Fact]
    public void Transform_OfTheRowsThemselves_HasMeanZeroAndLargestVarianceOne()
    {
        float[] rows = Sample();
        PrincipalComponents components = PrincipalComponents.Fit([.. rows], Size, 3, 9);
        double[] sums = new double[3], squares = new double[3];
        float[] found = new float[3], scratch = new float[Size];
        for (int i = 0; i < Rows; i++)
        {
            components.Transform(rows.AsSpan(i * Size, Size), found, scratch);
            for (int k = 0; k < 3; k++)
            {
                sums[k] += found[k] / Rows;
                squares[k] += found[k] * found[k] / Rows;
            }
        }

        Assert.All(sums, static s => Assert.Equal(0, s, 1e-3));
        Assert.Equal(1, squares.Max(), 1e-3);
        Assert.Equal(1 / 9.0, squares[1], 0.02);
        Assert.InRange(squares[2], 0, 0.001); // noise stays small
    }

    [Fact]
    public void Fit_Again_IsTheSameToTheBit()
    {
        float[] found = new float[2], again = new float[2], scratch = new float[Size], row = Sample()[..Size];
        PrincipalComponents.Fit(Sample(), Size, 2, 9).Transform(row, found, scratch);
        PrincipalComponents.Fit(Sample(), Size, 2, 9).Transform(row, again, scratch);
        Assert.Equal(found, again);
    }

    [Fact]
    public void Fit_MoreComponentsThanDirections_SaysHowManyThereAre()
    {
        float[] rows = [.. Enumerable.Range(0, 100).SelectMany(static i => new float[] { i, 2 * i, 0, 1 })];
        ArgumentException error = Assert.Throws<ArgumentException>(() => PrincipalComponents.Fit(rows, 4, 2, 1));
        Assert.Contains("vary in 1 directions only", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => PrincipalComponents.Fit(new float[10], 4, 1, 1));
        Assert.Throws<ArgumentException>(() => PrincipalComponents.Fit(new float[8], 4, 2, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => PrincipalComponents.Fit(new float[80], 4, 5, 1));
    }

    private static float[] Sample()
    {
        Rng rng = new(3);
        float[] rows = new float[Rows * Size];
        rng.FillNormal(rows);
        for (int i = 0; i < Rows; i++)
        {
            Span<float> row = rows.AsSpan(i * Size, Size);
            float shared = (float)(3 * rng.Normal() / Math.Sqrt(2)), own = (float)rng.Normal();
            for (int j = 0; j < Size; j++)
            {
                row[j] = Mean[j] + (0.05f * row[j]);
            }

            row[5] += shared;
            row[6] += shared;
            row[20] += own;
        }

        return rows;
    }

    // How a component changes with each element.
    private static double[] Sensitivity(PrincipalComponents components, int component)
    {
        float[] found = new float[components.Count], scratch = new float[Size], row = [.. Mean];
        double[] changes = new double[Size];
        components.Transform(row, found, scratch);
        double at = found[component];
        for (int i = 0; i < Size; i++)
        {
            row[i]++;
            components.Transform(row, found, scratch);
            changes[i] = found[component] - at;
            row[i]--;
        }

        return changes;
    }
}
