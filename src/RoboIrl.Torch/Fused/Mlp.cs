using System.Globalization;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace RoboIrl.Torch.Fused;

/// <summary>
/// A multi-layer perceptron, or an ensemble of several of one shape, as one node of the autograd graph over one flat
/// parameter.
/// </summary>
/// <remarks>
/// Layout of <c>packed</c>: member by member, in it layer by layer, weight [out, in] row-major, then bias [out]. Hidden
/// layers are followed by the activation, the output layer is linear. Initial values are uniform in
/// +-1/sqrt(inputs of the layer), as <c>nn.Linear</c> has them.
/// Float32 on the CPU takes the native kernels (see <see cref="FusedOptions"/>); values and gradients agree with plain
/// tensor calls within float rounding, and have the same bits for any number of threads. The fused node has no second
/// derivative and says so; <see cref="ForwardTwiceDifferentiable"/> has. <see cref="FusedOptions.Precision"/> can make the
/// products between hidden layers faster and coarser. The parameter must not be written between a forward and its backward pass.
/// </remarks>
public sealed partial class Mlp : Module<Tensor, Tensor>
{
    private readonly Parameter packed;
    private readonly long[] _widths;
    private readonly long[] _weightOffsets;
    private readonly long _parametersPerMember;

    /// <summary>Creates the network.</summary>
    /// <param name="name">Name of the module.</param>
    /// <param name="inputs">Width of a row of x, at least 1.</param>
    /// <param name="hidden">Widths of the hidden layers, each at least 1; may be empty; at most 15.</param>
    /// <param name="outputs">Width of a row of the result, at least 1.</param>
    /// <param name="activation">Function after each hidden layer.</param>
    /// <param name="members">How many networks of this shape, each with weights of its own.</param>
    /// <exception cref="ArgumentOutOfRangeException">A width or the number of members is below 1, or there are too many layers.</exception>
    public Mlp(string name, int inputs, IReadOnlyList<int> hidden, int outputs, MlpActivation activation, int members = 1) : base(name)
    {
        ArgumentNullException.ThrowIfNull(hidden);
        ArgumentOutOfRangeException.ThrowIfLessThan(members, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hidden.Count, 15, nameof(hidden));
        _widths = [inputs, .. hidden.Select(static w => (long)w), outputs];
        for (int i = 0; i < _widths.Length; i++)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(_widths[i], 1, i == 0 ? nameof(inputs) : i + 1 == _widths.Length ? nameof(outputs) : nameof(hidden));
        }

        Activation = activation;
        Members = members;
        _weightOffsets = new long[Layers];
        for (int l = 0; l < Layers; l++)
        {
            _weightOffsets[l] = _parametersPerMember;
            _parametersPerMember += (_widths[l] + 1) * _widths[l + 1];
        }

        packed = new Parameter(zeros(_parametersPerMember * members));
        packed.DetachFromDisposeScope();
        InitializeUniform();
        RegisterComponents();
    }

    /// <summary>Width of a row of x.</summary>
    public int Inputs => (int)_widths[0];

    /// <summary>Width of a row of the result.</summary>
    public int Outputs => (int)_widths[^1];

    /// <summary>Number of networks side by side.</summary>
    public int Members { get; }

    /// <summary>Number of linear layers: the hidden ones and the output layer.</summary>
    public int Layers => _widths.Length - 1;

    /// <summary>Function after each hidden layer.</summary>
    public MlpActivation Activation { get; }

    /// <summary>The one parameter, [P]; owned by the module.</summary>
    public Parameter Packed => packed;

    /// <summary>Weight of a layer as a view into <see cref="Packed"/>: writing to it (under no_grad) writes the parameter.</summary>
    /// <param name="member">Network, 0 .. Members-1.</param>
    /// <param name="layer">Linear layer, 0 .. Layers-1.</param>
    /// <returns>[out, in]; belongs to the current scope.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such member or layer.</exception>
    public Tensor Weight(int member, int layer) => WeightOf(packed, member, layer);

    /// <summary>Bias of a layer as a view into <see cref="Packed"/>.</summary>
    /// <param name="member">Network, 0 .. Members-1.</param>
    /// <param name="layer">Linear layer, 0 .. Layers-1.</param>
    /// <returns>[out]; belongs to the current scope.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such member or layer.</exception>
    public Tensor Bias(int member, int layer) => BiasOf(packed, member, layer);

    /// <summary>All weights and biases under readable names, for export: <c>members.0.layers.1.weight</c>.</summary>
    /// <returns>Views into <see cref="Packed"/> that belong to the current scope.</returns>
    public IEnumerable<(string Name, Tensor View)> NamedViews()
    {
        for (int member = 0; member < Members; member++)
        {
            for (int layer = 0; layer < Layers; layer++)
            {
                string prefix = string.Create(CultureInfo.InvariantCulture, $"members.{member}.layers.{layer}.");
                yield return (prefix + "weight", Weight(member, layer));
                yield return (prefix + "bias", Bias(member, layer));
            }
        }
    }

    /// <summary>The networks' values; every member sees the same rows.</summary>
    /// <param name="input">x [B, Inputs].</param>
    /// <returns>[B, Outputs] of a single network, else [Members, B, Outputs]. Gradients reach x and the parameter.</returns>
    public override Tensor forward(Tensor input) => Run(input, frozen: false);

    /// <summary>As <see cref="forward"/>, in ordinary tensor calls: slower, and its gradients can be differentiated again.</summary>
    /// <param name="input">x [B, Inputs].</param>
    /// <returns>[B, Outputs] of a single network, else [Members, B, Outputs].</returns>
    public Tensor ForwardTwiceDifferentiable(Tensor input) => PlainForward(input, frozen: false);

    /// <summary>As <see cref="forward"/>, with the parameter held constant: gradients reach x only.</summary>
    /// <param name="input">x [B, Inputs].</param>
    /// <returns>[B, Outputs] of a single network, else [Members, B, Outputs].</returns>
    public Tensor ForwardFrozen(Tensor input) => Run(input, frozen: true);

    /// <summary>One member's values, with the parameter held constant: gradients reach x only, and no other member is computed.</summary>
    /// <param name="input">x [B, Inputs].</param>
    /// <param name="member">Network, 0 .. Members-1.</param>
    /// <returns>[B, Outputs].</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such member.</exception>
    public Tensor ForwardFrozen(Tensor input, int member)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)member, (uint)Members, nameof(member));
#if !TORCHSHARP_PACKAGE
        if (Fuses(input))
        {
            using Tensor weights = packed.narrow(0, member * _parametersPerMember, _parametersPerMember);
            return NativeForward(input, weights, members: 1, frozen: true);
        }
#endif
        using var scope = NewDisposeScope();
        return PlainMember(input, packed.detach(), member).MoveToOuterDisposeScope();
    }

    /// <summary>
    /// Minimum over the members of output 0, with the parameter held constant. The gradient of a row passes through the
    /// member that gave its minimum, so only those rows are computed.
    /// </summary>
    /// <param name="input">x [B, Inputs].</param>
    /// <returns>[B]. Gradients reach x only.</returns>
    public Tensor ForwardMin(Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
#if !TORCHSHARP_PACKAGE
        if (Fuses(input))
        {
            return NativeMinimum(input);
        }
#endif
        return PlainMinimum(input);
    }

    /// <summary>Values of one network for a few rows, without autograd and without tensors, allocating nothing on the fused path.</summary>
    /// <remarks>
    /// Safe to call from several threads while nobody writes the parameter. A row's result does not depend on the other
    /// rows of the call; it equals <see cref="forward"/> within float rounding (the sums are ordered differently).
    /// </remarks>
    /// <param name="x">Rows, [rows, Inputs] row-major.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="y">Results, [rows, Outputs] row-major; every element is written.</param>
    /// <param name="member">Which network.</param>
    /// <exception cref="ArgumentException">A span has the wrong length, or there is no such member.</exception>
    public void Infer(ReadOnlySpan<float> x, int rows, Span<float> y, int member = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)member, (uint)Members, nameof(member));
        if (x.Length != (long)rows * Inputs || y.Length != (long)rows * Outputs)
        {
            throw new ArgumentException($"{rows} rows need {(long)rows * Inputs} inputs and {(long)rows * Outputs} outputs; the spans hold {x.Length} and {y.Length}.", nameof(rows));
        }

#if !TORCHSHARP_PACKAGE
        if (FusedNative.Takes(packed))
        {
            NativeInfer(x, rows, y, member);
            return;
        }
#endif
        PlainInfer(x, rows, y, member);
    }

    private Tensor Run(Tensor input, bool frozen)
    {
        ArgumentNullException.ThrowIfNull(input);
#if !TORCHSHARP_PACKAGE
        if (Fuses(input))
        {
            return NativeForward(input, packed, Members, frozen);
        }
#endif
        return PlainForward(input, frozen);
    }

    private void InitializeUniform()
    {
        using IDisposable guard = no_grad();
        using var scope = NewDisposeScope();
        for (int member = 0; member < Members; member++)
        {
            for (int layer = 0; layer < Layers; layer++)
            {
                double bound = 1 / Math.Sqrt(_widths[layer]);
                Weight(member, layer).uniform_(-bound, bound);
                Bias(member, layer).uniform_(-bound, bound);
            }
        }
    }

    private long OffsetOf(int member, int layer)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)member, (uint)Members, nameof(member));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)layer, (uint)Layers, nameof(layer));
        return member * _parametersPerMember + _weightOffsets[layer];
    }

    private Tensor WeightOf(Tensor source, int member, int layer) =>
        source.narrow(0, OffsetOf(member, layer), _widths[layer] * _widths[layer + 1]).view(_widths[layer + 1], _widths[layer]);

    private Tensor BiasOf(Tensor source, int member, int layer) =>
        source.narrow(0, OffsetOf(member, layer) + _widths[layer] * _widths[layer + 1], _widths[layer + 1]);
}
