using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        /// <summary>The elements' memory, first to last; writing changes the tensor. A view: do not keep it longer than the tensor.</summary>
        /// <exception cref="InvalidOperationException">The tensor is not contiguous or not on the CPU; call <c>contiguous()</c> or <c>cpu()</c> first.</exception>
        public Span<byte> bytes
        {
            get
            {
                long length = numel() * ElementSize;
                return new Span<byte>(DataPointer(), checked((int)length));
            }
            set
            {
                Span<byte> to = bytes;
                if (value.Length != to.Length)
                {
                    throw new ArgumentException($"The tensor holds {to.Length} bytes, {value.Length} were given.");
                }

                value.CopyTo(to);
            }
        }

        /// <summary>The single element.</summary>
        /// <typeparam name="T">Exactly the .NET type of the element type.</typeparam>
        /// <returns>Its value.</returns>
        /// <exception cref="ArgumentException">The tensor has several elements, or another element type.</exception>
        public T item<T>() where T : unmanaged
        {
            CheckSingle();
            CheckType<T>();
            long* value = stackalloc long[2];
            Done(NativeMethods.rt_item(Handle, value));
            return *(T*)value;
        }

        /// <summary>Access to the elements from .NET; for whole tensors <see cref="bytes"/> is faster still.</summary>
        /// <typeparam name="T">Exactly the .NET type of the element type.</typeparam>
        /// <returns>A view that keeps this tensor alive.</returns>
        /// <exception cref="ArgumentException">The element type is another one.</exception>
        /// <exception cref="InvalidOperationException">The tensor is not on the CPU.</exception>
        public TensorAccessor<T> data<T>() where T : unmanaged
        {
            CheckType<T>();
            CheckOnCpu();
            return new TensorAccessor<T>(this);
        }

        /// <summary>The first element's address of a contiguous CPU tensor.</summary>
        internal void* DataPointer()
        {
            CheckOnCpu();
            if (!is_contiguous())
            {
                throw new InvalidOperationException("The tensor's elements do not lie in one piece: call contiguous() first.");
            }

            return RawPointer();
        }

        /// <summary>The first element's address, whatever the strides.</summary>
        internal void* RawPointer()
        {
            void* data = NativeMethods.rt_data_ptr(Handle);
            GC.KeepAlive(this);
            return data;
        }

        /// <summary>The single element of any real type, converted.</summary>
        internal Scalar SingleElement()
        {
            CheckSingle();
            long* value = stackalloc long[2];
            Done(NativeMethods.rt_item(Handle, value));
            return dtype switch
            {
                ScalarType.Byte => *(byte*)value,
                ScalarType.Int8 => *(sbyte*)value,
                ScalarType.Int16 => *(short*)value,
                ScalarType.Int32 => *(int*)value,
                ScalarType.Int64 => *value,
                ScalarType.Float16 => *(Half*)value,
                ScalarType.Float32 => *(float*)value,
                ScalarType.Float64 => *(double*)value,
                ScalarType.Bool => *(byte*)value != 0,
                ScalarType.BFloat16 => BitConverter.Int32BitsToSingle(*(ushort*)value << 16),
                var other => throw new ArgumentException($"An element of type {other} does not convert to a real number."),
            };
        }

        private void CheckSingle()
        {
            if (numel() != 1)
            {
                throw new ArgumentException($"Expected a tensor with one element, this one has the shape [{string.Join(", ", CachedShape)}].");
            }
        }

        private void CheckType<T>() where T : unmanaged
        {
            ScalarType expected = ScalarTypeOf<T>();
            ScalarType actual = dtype;
            if (actual != expected)
            {
                throw new ArgumentException($"The tensor holds {actual}, not {expected} ({typeof(T).Name}): use the type of its dtype, or convert with to({expected}).");
            }
        }

        private void CheckOnCpu()
        {
            if (device_type != DeviceType.CPU)
            {
                throw new InvalidOperationException($"The tensor lives on {device}: move it with cpu() first.");
            }
        }
    }
}
