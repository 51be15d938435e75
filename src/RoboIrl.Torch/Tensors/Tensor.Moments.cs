namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        /// <summary>Sum of all elements.</summary>
        public Tensor sum(ScalarType? type = null) => Wrap(NativeMethods.rt_sum(Handle, null, -1, 0, DtypeCode(type)), this);

        /// <summary>Sum along one dimension.</summary>
        public Tensor sum(long dim, bool keepdim = false, ScalarType? type = null) => sum([dim], keepdim, type);

        // A constant 0 converts to the enumeration ScalarType as well, which would be the better match: sum(0) would be
        // the sum of everything as bytes. TorchSharp has that trap; code for both backends writes sum(0L).

        /// <inheritdoc cref="sum(long, bool, ScalarType?)"/>
        public Tensor sum(int dim, bool keepdim = false, ScalarType? type = null) => sum([dim], keepdim, type);

        /// <summary>Sum along dimensions.</summary>
        public Tensor sum(long[] dim, bool keepdim = false, ScalarType? type = null) => sum((ReadOnlySpan<long>)dim, keepdim, type);

        /// <summary>Sum along dimensions.</summary>
        public Tensor sum(ReadOnlySpan<long> dim, bool keepdim = false, ScalarType? type = null)
        {
            fixed (long* dims = dim)
            {
                return Wrap(NativeMethods.rt_sum(Handle, dims, dim.Length, keepdim ? 1 : 0, DtypeCode(type)), this);
            }
        }

        /// <summary>Sum along two dimensions.</summary>
        public Tensor sum(long dim0, long dim1, bool keepdim = false, ScalarType? type = null) => sum([dim0, dim1], keepdim, type);

        /// <summary>Sum along three dimensions.</summary>
        public Tensor sum(long dim0, long dim1, long dim2, bool keepdim = false, ScalarType? type = null) => sum([dim0, dim1, dim2], keepdim, type);

        /// <summary>Mean of all elements.</summary>
        public Tensor mean() => Wrap(NativeMethods.rt_mean(Handle, null, -1, 0, -1), this);

        /// <summary>Mean along dimensions.</summary>
        public Tensor mean(long[] dimensions, bool keepdim = false, ScalarType? type = null)
        {
            fixed (long* dims = dimensions)
            {
                return Wrap(NativeMethods.rt_mean(Handle, dims, dimensions.Length, keepdim ? 1 : 0, DtypeCode(type)), this);
            }
        }

        /// <summary>Standard deviation of all elements.</summary>
        public Tensor std(bool unbiased = true) => Wrap(NativeMethods.rt_std(Handle, null, -1, unbiased ? 1 : 0, 0), this);

        /// <summary>Standard deviation along one dimension.</summary>
        public Tensor std(long dim, bool unbiased = true, bool keepdim = false) => std([dim], unbiased, keepdim);

        /// <summary>Standard deviation along dimensions.</summary>
        public Tensor std(long[] dim, bool unbiased = true, bool keepdim = false)
        {
            fixed (long* dims = dim)
            {
                return Wrap(NativeMethods.rt_std(Handle, dims, dim.Length, unbiased ? 1 : 0, keepdim ? 1 : 0), this);
            }
        }

        /// <summary>Standard deviation along two dimensions.</summary>
        public Tensor std((long, long) dim, bool unbiased = true, bool keepdim = false) => std([dim.Item1, dim.Item2], unbiased, keepdim);

        /// <summary>Variance of all elements.</summary>
        public Tensor var(bool unbiased = true) => Wrap(NativeMethods.rt_var(Handle, null, -1, unbiased ? 1 : 0, 0), this);

        /// <summary>Variance along one dimension.</summary>
        public Tensor var(long dim, bool unbiased = true, bool keepdim = false) => var([dim], unbiased, keepdim);

        /// <summary>Variance along dimensions.</summary>
        public Tensor var(long[] dim, bool unbiased = true, bool keepdim = false)
        {
            fixed (long* dims = dim)
            {
                return Wrap(NativeMethods.rt_var(Handle, dims, dim.Length, unbiased ? 1 : 0, keepdim ? 1 : 0), this);
            }
        }

        /// <summary>Variance along two dimensions.</summary>
        public Tensor var((long, long) dim, bool unbiased = true, bool keepdim = false) => var([dim.Item1, dim.Item2], unbiased, keepdim);
    }
}
