namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        /// <summary>Largest element.</summary>
        public Tensor max() => Wrap(NativeMethods.rt_max(Handle), this);

        /// <summary>Largest elements along a dimension and where they are.</summary>
        public (Tensor values, Tensor indexes) max(long dim, bool keepdim = false)
        {
            nint values, indexes;
            Done(NativeMethods.rt_max_dim(Handle, dim, keepdim ? 1 : 0, &values, &indexes));
            return (new Tensor(values), new Tensor(indexes));
        }

        /// <summary>Largest elements along dimensions.</summary>
        public Tensor amax(ReadOnlySpan<long> dims, bool keepdim = false)
        {
            fixed (long* from = dims)
            {
                return Wrap(NativeMethods.rt_amax(Handle, from, dims.Length, keepdim ? 1 : 0), this);
            }
        }

        /// <summary>Largest elements along dimensions.</summary>
        public Tensor amax(long[] dims, bool keepdim = false) => amax((ReadOnlySpan<long>)dims, keepdim);

        /// <summary>Where the largest element of the flattened tensor is.</summary>
        public Tensor argmax() => Wrap(NativeMethods.rt_argmax(Handle, 1, 0, 0), this);

        /// <summary>Where the largest elements along a dimension are.</summary>
        public Tensor argmax(long dim, bool keepdim = false) => Wrap(NativeMethods.rt_argmax(Handle, 0, dim, keepdim ? 1 : 0), this);

        /// <summary>Smallest element.</summary>
        public Tensor min() => Wrap(NativeMethods.rt_min(Handle), this);

        /// <summary>Smallest elements along a dimension and where they are.</summary>
        public (Tensor values, Tensor indexes) min(long dim, bool keepdim = false)
        {
            nint values, indexes;
            Done(NativeMethods.rt_min_dim(Handle, dim, keepdim ? 1 : 0, &values, &indexes));
            return (new Tensor(values), new Tensor(indexes));
        }

        /// <summary>Smallest elements along dimensions.</summary>
        public Tensor amin(ReadOnlySpan<long> dims, bool keepdim = false)
        {
            fixed (long* from = dims)
            {
                return Wrap(NativeMethods.rt_amin(Handle, from, dims.Length, keepdim ? 1 : 0), this);
            }
        }

        /// <summary>Smallest elements along dimensions.</summary>
        public Tensor amin(long[] dims, bool keepdim = false) => amin((ReadOnlySpan<long>)dims, keepdim);

        /// <summary>Where the smallest element of the flattened tensor is.</summary>
        public Tensor argmin() => Wrap(NativeMethods.rt_argmin(Handle, 1, 0, 0), this);

        /// <summary>Where the smallest elements along a dimension are.</summary>
        public Tensor argmin(long dim, bool keepdim = false) => Wrap(NativeMethods.rt_argmin(Handle, 0, dim, keepdim ? 1 : 0), this);

        /// <summary>Whether every element is true.</summary>
        public Tensor all() => Wrap(NativeMethods.rt_all(Handle, 1, 0, 0), this);

        /// <summary>Whether every element is true, along a dimension.</summary>
        public Tensor all(long dim, bool keepdim = false) => Wrap(NativeMethods.rt_all(Handle, 0, dim, keepdim ? 1 : 0), this);

        /// <summary>Whether some element is true.</summary>
        public Tensor any() => Wrap(NativeMethods.rt_any(Handle, 1, 0, 0), this);

        /// <summary>Whether some element is true, along a dimension.</summary>
        public Tensor any(long dim, bool keepdim = false) => Wrap(NativeMethods.rt_any(Handle, 0, dim, keepdim ? 1 : 0), this);

        /// <summary>Logarithm of the sum of exponentials along a dimension.</summary>
        public Tensor logsumexp(long dim, bool keepdim = false) => Wrap(NativeMethods.rt_logsumexp(Handle, &dim, 1, keepdim ? 1 : 0), this);

        /// <summary>Running sum along a dimension.</summary>
        public Tensor cumsum(long dim, ScalarType? type = null) => Wrap(NativeMethods.rt_cumsum(Handle, dim, DtypeCode(type)), this);

        /// <summary>Running product along a dimension.</summary>
        public Tensor cumprod(long dim, ScalarType? type = null) => Wrap(NativeMethods.rt_cumprod(Handle, dim, DtypeCode(type)), this);

        /// <summary>Product of all elements.</summary>
        public Tensor prod(ScalarType? type = null) => Wrap(NativeMethods.rt_prod(Handle, 1, 0, 0, DtypeCode(type)), this);

        /// <summary>Product along a dimension.</summary>
        public Tensor prod(long dim, bool keepdim = false, ScalarType? type = null) =>
            Wrap(NativeMethods.rt_prod(Handle, 0, dim, keepdim ? 1 : 0, DtypeCode(type)), this);

        /// <inheritdoc cref="prod(long, bool, ScalarType?)"/>
        public Tensor prod(int dim, bool keepdim = false, ScalarType? type = null) => prod((long)dim, keepdim, type);

        /// <summary>p-norm of all elements.</summary>
        public Tensor norm(float p = 2) => Wrap(NativeMethods.rt_norm(Handle, p, null, -1, 0), this);

        /// <summary>p-norm along a dimension.</summary>
        public Tensor norm(int dim, bool keepdim = false, float p = 2)
        {
            long over = dim;
            return Wrap(NativeMethods.rt_norm(Handle, p, &over, 1, keepdim ? 1 : 0), this);
        }

        /// <summary>The lower median of all elements.</summary>
        public Tensor median() => Wrap(NativeMethods.rt_median(Handle), this);

        /// <summary>Quantiles, linearly interpolated.</summary>
        public Tensor quantile(Tensor q, long dim = -1, bool keepdim = false) =>
            Wrap(NativeMethods.rt_quantile(Handle, q.Handle, 0, dim, keepdim ? 1 : 0), this, q);
    }
}
