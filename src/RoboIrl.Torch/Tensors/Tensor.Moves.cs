namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The tensor converted to a type and moved to a device; without a change a new wrapper of the same storage.</summary>
        /// <param name="type">Element type.</param>
        /// <param name="device">Where.</param>
        /// <param name="copy">Whether to copy in any case.</param>
        /// <param name="disposeAfter">Whether this tensor is disposed afterwards.</param>
        /// <param name="non_blocking">Whether the host may go on before the copy is done.</param>
        /// <returns>A new wrapper.</returns>
        public Tensor to(ScalarType type, Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            Convert((int)type, device.Packed, copy, disposeAfter, non_blocking);

        /// <inheritdoc cref="to(ScalarType, Device, bool, bool, bool)"/>
        public Tensor to(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            Convert((int)type, -1, copy, disposeAfter, non_blocking);

        /// <inheritdoc cref="to(ScalarType, Device, bool, bool, bool)"/>
        public Tensor to(Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            Convert(-1, device.Packed, copy, disposeAfter, non_blocking);

        /// <inheritdoc cref="to(ScalarType, Device, bool, bool, bool)"/>
        public Tensor to(string device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to(new Device(device), copy, disposeAfter, non_blocking);

        /// <summary>The tensor moved to a device; without a change a new wrapper of the same storage.</summary>
        /// <param name="deviceType">Kind of the device.</param>
        /// <param name="deviceIndex">Which one of its kind.</param>
        /// <param name="copy">Whether to copy in any case.</param>
        /// <param name="disposeAfter">Whether this tensor is disposed afterwards.</param>
        /// <param name="non_blocking">Whether the host may go on before the copy is done.</param>
        /// <returns>A new wrapper.</returns>
        public Tensor to(DeviceType deviceType, int deviceIndex = -1, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to(new Device(deviceType, deviceIndex), copy, disposeAfter, non_blocking);

        /// <summary>The tensor with the type and on the device of another.</summary>
        /// <param name="other">The model.</param>
        /// <param name="copy">Whether to copy in any case.</param>
        /// <param name="disposeAfter">Whether this tensor is disposed afterwards.</param>
        /// <param name="non_blocking">Whether the host may go on before the copy is done.</param>
        /// <returns>A new wrapper.</returns>
        public Tensor to(Tensor other, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            Convert((int)other.dtype, other.device.Packed, copy, disposeAfter, non_blocking);

        /// <inheritdoc cref="to(ScalarType, bool, bool, bool)"/>
        public Tensor to_type(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to(type, copy, disposeAfter, non_blocking);

        /// <inheritdoc cref="to_type(ScalarType, bool, bool, bool)"/>
        public Tensor type(ScalarType dtype) => to(dtype);

        /// <summary>The tensor with the type and on the device of another.</summary>
        /// <param name="tensor">The model.</param>
        /// <returns>A new wrapper.</returns>
        public Tensor type_as(Tensor tensor) => to(tensor);

        /// <summary>The tensor on the CPU.</summary>
        /// <param name="disposeAfter">Whether this tensor is disposed afterwards.</param>
        /// <returns>A new wrapper.</returns>
        public Tensor cpu(bool disposeAfter = false) => to(CPU, disposeAfter: disposeAfter);

        /// <summary>The tensor on a CUDA device.</summary>
        /// <param name="device">Which; null is the current one.</param>
        /// <param name="non_blocking">Whether the host may go on before the copy is done.</param>
        /// <returns>A new wrapper.</returns>
        public Tensor cuda(Device? device = null, bool non_blocking = false) => to(device ?? CUDA, non_blocking: non_blocking);

        /// <summary>Converted to 32-bit floats.</summary>
        public Tensor @float() => to(ScalarType.Float32);

        /// <summary>Converted to 64-bit floats.</summary>
        public Tensor @double() => to(ScalarType.Float64);

        /// <summary>Converted to 16-bit floats.</summary>
        public Tensor half() => to(ScalarType.Float16);

        /// <summary>Converted to 16-bit brain floats.</summary>
        public Tensor bfloat16() => to(ScalarType.BFloat16);

        /// <summary>Converted to 64-bit integers.</summary>
        public Tensor @long() => to(ScalarType.Int64);

        /// <summary>Converted to 32-bit integers.</summary>
        public Tensor @int() => to(ScalarType.Int32);

        /// <summary>Converted to 16-bit integers.</summary>
        public Tensor @short() => to(ScalarType.Int16);

        /// <summary>Converted to truth values.</summary>
        public Tensor @bool() => to(ScalarType.Bool);

        /// <summary>Converted to bytes.</summary>
        public Tensor @byte() => to(ScalarType.Byte);

        /// <summary>A copy of the elements; differentiable.</summary>
        /// <returns>A new tensor.</returns>
        public Tensor clone() => Wrap(NativeMethods.rt_clone(Handle), this);

        /// <summary>Another view of the same storage.</summary>
        /// <returns>A new wrapper.</returns>
        public Tensor alias() => Wrap(NativeMethods.rt_alias(Handle), this);

        /// <summary>The elements in row-major order without gaps, copied only where needed.</summary>
        /// <returns>A new wrapper.</returns>
        public Tensor contiguous() => Wrap(NativeMethods.rt_contiguous(Handle), this);

        /// <summary>Overwrites the elements with those of another tensor, converted and broadcast.</summary>
        /// <param name="source">Where the elements come from.</param>
        /// <param name="nonBlocking">Whether the host may go on before the copy is done.</param>
        /// <returns>This tensor.</returns>
        public Tensor copy_(Tensor source, bool nonBlocking = false) =>
            Done(NativeMethods.rt_copy_(Handle, source.Handle, nonBlocking ? 1 : 0), source);

        /// <summary>Makes this tensor share the data of another, keeping its place in modules and optimisers.</summary>
        /// <param name="source">Where the data come from.</param>
        internal void SetData(Tensor source)
        {
            InvalidateCache();
            Done(NativeMethods.rt_set_data(Handle, source.Handle), source);
        }

        private Tensor Convert(int type, int device, bool copy, bool disposeAfter, bool nonBlocking)
        {
            Tensor result = Wrap(NativeMethods.rt_to(Handle, type, device, nonBlocking ? 1 : 0, copy ? 1 : 0), this);
            if (disposeAfter)
            {
                Dispose();
            }

            return result;
        }
    }
}
