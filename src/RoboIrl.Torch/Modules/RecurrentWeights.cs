namespace TorchSharp.Modules;

/// <summary>Weights of a recurrent network, in libtorch's order and under its names.</summary>
/// <remarks>
/// Per layer and direction: <c>weight_ih_l0</c> [gates * hidden, in], <c>weight_hh_l0</c> [gates * hidden, hidden],
/// <c>bias_ih_l0</c>, <c>bias_hh_l0</c>; the backward direction adds <c>_reverse</c>.
/// </remarks>
internal sealed class RecurrentWeights
{
    private readonly List<Parameter> _all = [];

    internal RecurrentWeights(torch.nn.Module owner, int gates, RecurrentShape shape, torch.Device? device, torch.ScalarType? dtype)
    {
        double bound = 1 / Math.Sqrt(shape.Hidden);
        long rows = gates * shape.Hidden;
        for (long layer = 0; layer < shape.Layers; layer++)
        {
            long inputs = layer == 0 ? shape.Inputs : shape.Hidden * shape.Directions;
            for (long direction = 0; direction < shape.Directions; direction++)
            {
                string suffix = FormattableString.Invariant($"_l{layer}{(direction == 1 ? "_reverse" : string.Empty)}");
                Add(owner, "weight_ih" + suffix, Weights.Uniform(bound, device, dtype, rows, inputs));
                Add(owner, "weight_hh" + suffix, Weights.Uniform(bound, device, dtype, rows, shape.Hidden));
                if (shape.Bias)
                {
                    Add(owner, "bias_ih" + suffix, Weights.Uniform(bound, device, dtype, rows));
                    Add(owner, "bias_hh" + suffix, Weights.Uniform(bound, device, dtype, rows));
                }
            }
        }
    }

    internal int Count => _all.Count;

    internal void Fill(Span<nint> handles)
    {
        for (int i = 0; i < handles.Length; i++)
        {
            handles[i] = _all[i].Handle;
        }
    }

    private void Add(torch.nn.Module owner, string name, Parameter parameter)
    {
        owner.register_parameter(name, parameter);
        _all.Add(parameter);
    }
}
