namespace TorchSharp;

public static partial class torch
{
    /// <summary>Whether operations of the calling thread are recorded for gradients.</summary>
    /// <returns>True on a new thread.</returns>
    public static bool is_grad_enabled() => NativeMethods.rt_grad_enabled() != 0;

    /// <summary>Whether the calling thread is in inference mode.</summary>
    /// <returns>False on a new thread.</returns>
    public static bool is_inference_mode_enabled() => NativeMethods.rt_inference_mode_enabled() != 0;

    /// <summary>Stops recording for gradients on the calling thread until the result is disposed there.</summary>
    /// <returns>Restores the previous mode.</returns>
    public static IDisposable no_grad() => new GradMode(false);

    /// <summary>Starts recording for gradients on the calling thread until the result is disposed there.</summary>
    /// <param name="enabled">Whether to record.</param>
    /// <returns>Restores the previous mode.</returns>
    public static IDisposable enable_grad(bool enabled = true) => new GradMode(enabled);

    /// <summary>Sets whether the calling thread records for gradients until the result is disposed there.</summary>
    /// <param name="mode">Whether to record.</param>
    /// <returns>Restores the previous mode.</returns>
    public static IDisposable set_grad_enabled(bool mode = true) => new GradMode(mode);

    /// <summary>Neither records nor counts versions on the calling thread until the result is disposed there.</summary>
    /// <param name="mode">Whether the mode is on.</param>
    /// <returns>Restores the previous mode.</returns>
    /// <remarks>Tensors made inside can never take part in differentiation.</remarks>
    public static IDisposable inference_mode(bool mode = true) => new InferenceMode(mode);

    private sealed class GradMode : IDisposable
    {
        private readonly bool _previous = is_grad_enabled();
        private bool _done;

        internal GradMode(bool enabled) => NativeMethods.rt_set_grad_enabled(enabled ? 1 : 0);

        public void Dispose()
        {
            if (!_done)
            {
                _done = true;
                NativeMethods.rt_set_grad_enabled(_previous ? 1 : 0);
            }
        }
    }

    private sealed class InferenceMode : IDisposable
    {
        private nint _guard;

        internal InferenceMode(bool enabled) => _guard = NativeMethods.rt_inference_mode_enter(enabled ? 1 : 0);

        public void Dispose()
        {
            nint guard = Interlocked.Exchange(ref _guard, 0);
            if (guard != 0)
            {
                NativeMethods.rt_inference_mode_leave(guard);
            }
        }
    }
}
