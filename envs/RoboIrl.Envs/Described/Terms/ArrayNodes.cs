using RoboIrl.Envs.Described.Expressions;

namespace RoboIrl.Envs.Described.Terms;

/// <summary>One element of an engine array.</summary>
internal sealed class ArrayElement(EngineArray array, int index) : ScalarNode
{
    public override double Evaluate(StepContext context) => array.Read(context.Data)[index];
}

/// <summary>A run of an engine array: a view, nothing is copied.</summary>
internal sealed class ArraySlice(EngineArray array, int start, int size, Func<int, string>? label = null) : VectorNode(size)
{
    public override string? LabelOf(int element) => label?.Invoke(element);

    public override ReadOnlySpan<double> Evaluate(StepContext context) => array.Read(context.Data).Slice(start, Size);
}

/// <summary>Scattered elements of an engine array.</summary>
internal sealed class ArrayGather(EngineArray array, int[] indices, Func<int, string>? label = null) : VectorNode(indices.Length)
{
    private readonly double[] _result = new double[indices.Length];

    public override string? LabelOf(int element) => label?.Invoke(element);

    public override ReadOnlySpan<double> Evaluate(StepContext context)
    {
        ReadOnlySpan<double> values = array.Read(context.Data);
        for (int i = 0; i < _result.Length; i++)
        {
            _result[i] = values[indices[i]];
        }

        return _result;
    }

    /// <summary>The cheapest node for some elements.</summary>
    public static Node Of(EngineArray array, List<int> indices, bool asNumber, Func<int, string>? label = null)
    {
        if (asNumber && indices.Count == 1)
        {
            return new ArrayElement(array, indices[0]);
        }

        bool runs = !indices.Where((index, i) => index != indices[0] + i).Any();
        return runs ? new ArraySlice(array, indices[0], indices.Count, label) : new ArrayGather(array, [.. indices], label);
    }
}
