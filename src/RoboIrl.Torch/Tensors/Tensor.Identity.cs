namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        // Asked for far more often than it changes; in-place operations that resize call InvalidateCache.
        private long[]? _shape;

        /// <summary>Sizes of the dimensions; a fresh array on every read.</summary>
        public long[] shape => (long[])CachedShape.Clone();

        /// <summary>Number of dimensions.</summary>
        public long ndim => CachedShape.Length;

        /// <summary>Number of dimensions.</summary>
        public long Dimensions => CachedShape.Length;

        /// <summary>Number of elements.</summary>
        public long NumberOfElements => numel();

        /// <summary>Element type.</summary>
        public ScalarType dtype
        {
            get
            {
                int code = NativeMethods.rt_dtype(Handle);
                GC.KeepAlive(this);
                return (ScalarType)code;
            }
        }

        /// <summary>Where the data lives.</summary>
        public Device device
        {
            get
            {
                int packed = NativeMethods.rt_device(Handle);
                GC.KeepAlive(this);
                return Device.FromPacked(packed);
            }
        }

        /// <summary>Kind of the device.</summary>
        public DeviceType device_type => device.type;

        /// <summary>Index of the device; -1 on the CPU.</summary>
        public int device_index => device.index;

        /// <summary>Whether the data lives on a CUDA device.</summary>
        public bool is_cuda => device_type == DeviceType.CUDA;

        /// <summary>Whether the layout is sparse.</summary>
        public bool is_sparse
        {
            get
            {
                int sparse = NativeMethods.rt_is_sparse(Handle);
                GC.KeepAlive(this);
                return sparse != 0;
            }
        }

        /// <summary>Bytes of one element.</summary>
        public long ElementSize
        {
            get
            {
                long bytes = NativeMethods.rt_element_size(Handle);
                GC.KeepAlive(this);
                return bytes;
            }
        }

        internal long[] CachedShape => IsInvalid ? ReadSizes() : _shape ??= ReadSizes();

        /// <summary>Sizes of the dimensions.</summary>
        /// <returns>A fresh array.</returns>
        public long[] size() => shape;

        /// <summary>Size of one dimension.</summary>
        /// <param name="dim">Which, negative from the end.</param>
        /// <returns>The size.</returns>
        /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
        public long size(int dim)
        {
            long[] sizes = CachedShape;
            int index = dim < 0 ? dim + sizes.Length : dim;
            return (uint)index < (uint)sizes.Length
                ? sizes[index]
                : throw new ArgumentOutOfRangeException(nameof(dim), dim, $"The tensor has {sizes.Length} dimensions.");
        }

        /// <summary>Number of dimensions.</summary>
        /// <returns>0 for a scalar.</returns>
        public long dim() => CachedShape.Length;

        /// <summary>Number of elements.</summary>
        /// <returns>1 for a scalar.</returns>
        public long numel()
        {
            long count = NativeMethods.rt_numel(Handle);
            GC.KeepAlive(this);
            return count;
        }

        /// <summary>Elements between neighbours along each dimension.</summary>
        /// <returns>A fresh array.</returns>
        public unsafe long[] stride()
        {
            long[] strides = new long[CachedShape.Length];
            fixed (long* to = strides)
            {
                NativeMethods.rt_strides(Handle, to);
            }

            GC.KeepAlive(this);
            return strides;
        }

        /// <summary>Elements between neighbours along one dimension.</summary>
        /// <param name="dim">Which, negative from the end.</param>
        /// <returns>The stride.</returns>
        public long stride(int dim)
        {
            long[] strides = stride();
            return strides[dim < 0 ? dim + strides.Length : dim];
        }

        /// <summary>Elements before the first one in the storage.</summary>
        /// <returns>0 or more.</returns>
        public long storage_offset()
        {
            long offset = NativeMethods.rt_storage_offset(Handle);
            GC.KeepAlive(this);
            return offset;
        }

        /// <summary>Whether the elements lie in row-major order without gaps.</summary>
        /// <returns>True when they do.</returns>
        public bool is_contiguous()
        {
            int contiguous = NativeMethods.rt_is_contiguous(Handle);
            GC.KeepAlive(this);
            return contiguous != 0;
        }

        internal void InvalidateCache() => _shape = null;

        private unsafe long[] ReadSizes()
        {
            long[] sizes = new long[NativeMethods.rt_dim(Handle)];
            fixed (long* to = sizes)
            {
                NativeMethods.rt_sizes(Handle, to);
            }

            GC.KeepAlive(this);
            return sizes;
        }
    }
}
