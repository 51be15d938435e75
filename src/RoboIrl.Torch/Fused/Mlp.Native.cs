#if !TORCHSHARP_PACKAGE
using static TorchSharp.torch;
using NativeErrors = TorchSharp.NativeErrors;

namespace RoboIrl.Torch.Fused;

// The native path: one call a pass.
public sealed partial class Mlp
{
    private int ReluFlag => Activation == MlpActivation.ReLU ? 1 : 0;

    private bool Fuses(Tensor input) => FusedNative.Takes(input) && FusedNative.Takes(packed);

    private unsafe Tensor NativeForward(Tensor input, Tensor weights, int members, bool frozen)
    {
        fixed (long* widths = _widths)
        {
            return Tensor.Wrap(FusedNative.rt_fused_mlp_forward(input.Handle, weights.Handle, members, ReluFlag, widths, Layers, frozen ? 1 : 0), input, weights);
        }
    }

    private unsafe Tensor NativeMinimum(Tensor input)
    {
        fixed (long* widths = _widths)
        {
            return Tensor.Wrap(FusedNative.rt_fused_mlp_minimum(input.Handle, packed.Handle, Members, ReluFlag, widths, Layers), input, packed);
        }
    }

    private unsafe void NativeInfer(ReadOnlySpan<float> x, int rows, Span<float> y, int member)
    {
        fixed (long* widths = _widths)
        fixed (float* from = x)
        fixed (float* to = y)
        {
            NativeErrors.Check(FusedNative.rt_fused_mlp_infer(packed.Handle, Members, member, ReluFlag, widths, Layers, from, rows, to));
        }

        GC.KeepAlive(packed);
    }
}
#endif
