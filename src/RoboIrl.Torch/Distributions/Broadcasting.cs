namespace TorchSharp.Modules;

/// <summary>Shapes of distribution parameters.</summary>
internal static class Broadcasting
{
    /// <summary>Views of both tensors in their common shape.</summary>
    internal static (torch.Tensor A, torch.Tensor B) Join(torch.Tensor a, torch.Tensor b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        long[] shape = Common(a.shape, b.shape);
        return (a.expand(shape), b.expand(shape));
    }

    internal static long[] Common(ReadOnlySpan<long> a, ReadOnlySpan<long> b)
    {
        long[] shape = new long[Math.Max(a.Length, b.Length)];
        for (int i = 1; i <= shape.Length; i++)
        {
            long x = i <= a.Length ? a[^i] : 1;
            long y = i <= b.Length ? b[^i] : 1;
            if (x != y && x != 1 && y != 1)
            {
                throw new ArgumentException($"The shapes [{string.Join(", ", a.ToArray())}] and [{string.Join(", ", b.ToArray())}] do not broadcast: {x} meets {y} at dimension -{i}.");
            }

            shape[^i] = x == 1 ? y : x;
        }

        return shape;
    }

    /// <summary>Sums over the last dimensions.</summary>
    internal static torch.Tensor SumRightmost(torch.Tensor x, int dimensions)
    {
        if (dimensions == 0)
        {
            return x.alias();
        }

        long[] last = new long[dimensions];
        for (int i = 0; i < dimensions; i++)
        {
            last[i] = -1 - i;
        }

        return x.sum(last);
    }

    /// <summary>A scalar of the default kind for numbers given as such.</summary>
    internal static torch.Tensor Number(double value, torch.ScalarType type) => torch.tensor(value, type);
}
