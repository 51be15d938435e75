using static TorchSharp.torch;

namespace RoboIrl.Torch.Fused;

// The same network in ordinary tensor calls: the reference for the kernels, and the path of other devices and types.
public sealed partial class Mlp
{
    private Tensor PlainForward(Tensor input, bool frozen)
    {
        using var scope = NewDisposeScope();
        Tensor source = frozen ? packed.detach() : packed;
        if (Members == 1)
        {
            return PlainMember(input, source, 0).MoveToOuterDisposeScope();
        }

        var results = new Tensor[Members];
        for (int member = 0; member < Members; member++)
        {
            results[member] = PlainMember(input, source, member);
        }

        return stack(results, 0).MoveToOuterDisposeScope(); // [E, B, outputs]
    }

    private Tensor PlainMember(Tensor input, Tensor source, int member)
    {
        Tensor h = input;
        for (int layer = 0; layer < Layers; layer++)
        {
            h = nn.functional.linear(h, WeightOf(source, member, layer), BiasOf(source, member, layer)); // [B, out]
            if (layer + 1 < Layers)
            {
                h = Activation == MlpActivation.Tanh ? h.tanh() : h.relu();
            }
        }

        return h;
    }

    private Tensor PlainMinimum(Tensor input)
    {
        using var scope = NewDisposeScope();
        Tensor y = PlainForward(input, frozen: true);
        Tensor first = y.select(-1, 0); // [E, B] or [B]
        return (Members == 1 ? first : first.amin(new long[] { 0 })).MoveToOuterDisposeScope(); // [B]
    }

    private void PlainInfer(ReadOnlySpan<float> x, int rows, Span<float> y, int member)
    {
        using IDisposable guard = no_grad();
        using var scope = NewDisposeScope();
        Tensor input = tensor(x.ToArray(), dtype: ScalarType.Float32).view(rows, Inputs).to(packed.device).to(packed.dtype); // [rows, inputs]
        Tensor result = PlainMember(input, packed, member).to(ScalarType.Float32).cpu().contiguous(); // [rows, outputs]
        result.data<float>().ToArray().CopyTo(y);
    }
}
