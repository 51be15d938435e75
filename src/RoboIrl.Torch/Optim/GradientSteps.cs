using RoboIrl.Torch.Fused;
using TorchSharp.Modules;

namespace TorchSharp;

/// <summary>Work on the gradients of many parameters in one native call.</summary>
internal static unsafe class GradientSteps
{
    /// <summary>Zeroes the gradients in place, or drops them.</summary>
    internal static void Clear(Parameter[] parameters, bool setToNone)
    {
        if (setToNone)
        {
            foreach (Parameter parameter in parameters)
            {
                NativeErrors.Check(NativeMethods.rt_set_grad(parameter.Handle, 0));
            }
        }
        else
        {
            Span<nint> handles = parameters.Length <= HandleList.StackLimit ? stackalloc nint[parameters.Length] : new nint[parameters.Length];
            Fill(parameters, handles);
            fixed (nint* list = handles)
            {
                NativeErrors.Check(FusedNative.rt_zero_grad(list, handles.Length));
            }
        }

        GC.KeepAlive(parameters);
    }

    /// <summary>Scales the gradients to a common norm of at most <paramref name="maxNorm"/>.</summary>
    /// <returns>The norm before.</returns>
    internal static double ClipNorm(Parameter[] parameters, double maxNorm, double normType)
    {
        Span<nint> handles = parameters.Length <= HandleList.StackLimit ? stackalloc nint[parameters.Length] : new nint[parameters.Length];
        Fill(parameters, handles);
        double total;
        fixed (nint* list = handles)
        {
            NativeErrors.Check(FusedNative.rt_clip_grad_norm(list, handles.Length, maxNorm, normType, &total));
        }

        GC.KeepAlive(parameters);
        return total;
    }

    private static void Fill(Parameter[] parameters, Span<nint> handles)
    {
        for (int i = 0; i < handles.Length; i++)
        {
            handles[i] = parameters[i].Handle;
        }
    }
}
