using TorchSharp.Modules;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public abstract partial class Module
        {
            /// <summary>Moves and converts the parameters and buffers in place: the objects stay, their storage changes.</summary>
            /// <param name="device">Target device; null keeps it.</param>
            /// <param name="dtype">Target element type of floating-point tensors; null keeps it.</param>
            /// <param name="non_blocking">Whether a copy to a device may run behind the caller's back.</param>
            /// <returns>This module.</returns>
            /// <remarks>Optimisers made before stay valid, because parameters keep their identity.</remarks>
            protected internal virtual Module _to(Device? device, ScalarType? dtype, bool non_blocking)
            {
                using IDisposable mode = no_grad();
                foreach ((_, Module module) in Tree(true))
                {
                    foreach (Parameter? parameter in module._parameters.Values)
                    {
                        if (parameter is not null)
                        {
                            StorageMove.Apply(parameter, device, dtype, non_blocking);
                        }
                    }

                    foreach ((Tensor? buffer, _) in module._buffers.Values)
                    {
                        if (buffer is not null)
                        {
                            StorageMove.Apply(buffer, device, dtype, non_blocking);
                        }
                    }
                }

                return this;
            }
        }
    }
}
