using TorchSharp.Modules;

namespace TorchSharp;

/// <summary>Work on the gradients of many parameters in one native call, with ordinary operations as the second path.</summary>
internal static unsafe class GradientSteps
{
    /// <summary>The call did nothing: some tensor is not float32, contiguous and on the CPU.</summary>
    internal const int NotTaken = 2;

    /// <summary>Zeroes or drops the gradients.</summary>
    internal static void Clear(ReadOnlySpan<Parameter> parameters, bool setToNone)
    {
        Span<nint> handles = parameters.Length <= HandleList.StackLimit ? stackalloc nint[parameters.Length] : new nint[parameters.Length];
        Fill(parameters, handles);
        fixed (nint* list = handles)
        {
            NativeErrors.Check(NativeMethods.rt_zero_grad(handles.Length, list, setToNone ? 1 : 0));
        }
    }

    /// <summary>Scales the gradients to a common 2-norm of at most <paramref name="maxNorm"/>; false when a tensor is not of the fast kind.</summary>
    internal static bool TryClipNorm(ReadOnlySpan<Parameter> parameters, double maxNorm, out double total)
    {
        total = 0;
        if (!FusedSteps.Enabled)
        {
            return false;
        }

        Span<nint> handles = parameters.Length <= HandleList.StackLimit ? stackalloc nint[parameters.Length] : new nint[parameters.Length];
        Fill(parameters, handles);
        int status;
        fixed (nint* list = handles)
        fixed (double* result = &total)
        {
            status = NativeMethods.rt_clip_grad_norm(handles.Length, list, maxNorm, result);
        }

        if (status == NotTaken)
        {
            return false;
        }

        NativeErrors.Check(status);
        return true;
    }

    // The caller's parameters outlive the call: they are reachable from the array behind the span.
    private static void Fill(ReadOnlySpan<Parameter> parameters, Span<nint> handles)
    {
        for (int i = 0; i < handles.Length; i++)
        {
            handles[i] = parameters[i].Handle;
        }
    }
}
