using RoboIrl.Core.Randomness;
using RoboIrl.Envs.CombinationLock;
using RoboIrl.Testing;
using Xunit;

namespace RoboIrl.Envs.Tests.CombinationLock;

public sealed class HadamardTransformTests
{
    public static TheoryData<int> Sizes => [1, 2, 4, 8, 16, 32, 64, 128, 1024];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Apply_RandomRows_IsTheProductWithTheDenseMatrix(int size)
    {
        const int Rows = 3;
        float[] values = new float[Rows * size], fast = new float[Rows * size];
        new Rng(1).FillNormal(values);
        values.CopyTo(fast, 0);
        HadamardTransform.Apply(fast, size);
        float[,] matrix = Dense(size);
        for (int row = 0; row < Rows; row++)
        {
            for (int i = 0; i < size; i++)
            {
                double sum = 0;
                for (int j = 0; j < size; j++)
                {
                    sum += matrix[i, j] * (double)values[(row * size) + j];
                }

                Assert.Equal(sum, fast[(row * size) + i], 1e-5 * size);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Apply_Twice_MultipliesByTheSize(int size)
    {
        // Whole numbers, so that sums are exact: H is symmetric, hence H H' = size I says that rows are orthogonal.
        float[] values = [.. Enumerable.Range(0, size).Select(i => (float)((i * 7 % 13) - 6))];
        float[] twice = [.. values];
        HadamardTransform.Apply(twice, size);
        HadamardTransform.Apply(twice, size);
        Assert.Equal(values.Select(v => v * size), twice);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Element_EveryPlace_IsSylvestersMatrix(int size)
    {
        float[,] matrix = Dense(size);
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < size; j++)
            {
                Assert.Equal(matrix[i, j], HadamardTransform.Element(size, i, j));
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-8)]
    [InlineData(3)]
    [InlineData(96)]
    [InlineData(int.MinValue)]
    public void Apply_SizeThatIsNoPowerOfTwo_IsRefusedWithTheSize(int size)
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(() => HadamardTransform.Apply(new float[96], size));
        Assert.Contains(size.ToString(System.Globalization.CultureInfo.InvariantCulture), refused.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => HadamardTransform.Element(size, 0, 0));
    }

    [Fact]
    public void Apply_HalfARow_IsRefused() => Assert.Throws<ArgumentException>(() => HadamardTransform.Apply(new float[12], 8));

    [Fact]
    public void Element_BeyondTheMatrix_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => HadamardTransform.Element(8, 8, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => HadamardTransform.Element(8, 0, -1));
    }

    [Fact]
    public void Apply_AnyRows_AllocatesNothing()
    {
        float[] values = new float[512];
        Allocations.AssertNone(() => HadamardTransform.Apply(values, 128));
    }

    // [[H, H], [H, -H]] from [1] on.
    private static float[,] Dense(int size)
    {
        float[,] matrix = new float[size, size];
        matrix[0, 0] = 1;
        for (int half = 1; half < size; half *= 2)
        {
            for (int i = 0; i < half; i++)
            {
                for (int j = 0; j < half; j++)
                {
                    matrix[i + half, j] = matrix[i, j + half] = matrix[i, j];
                    matrix[i + half, j + half] = -matrix[i, j];
                }
            }
        }

        return matrix;
    }
}
