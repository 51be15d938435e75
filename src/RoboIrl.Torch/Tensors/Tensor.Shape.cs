namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        /// <summary>The same data under another shape; one size may be -1.</summary>
        public Tensor view(params long[] shape)
        {
            fixed (long* sizes = shape)
            {
                return Wrap(NativeMethods.rt_view(Handle, sizes, shape.Length), this);
            }
        }

        /// <summary>The elements under another shape, copied only where a view cannot be; one size may be -1.</summary>
        public Tensor reshape(params long[] shape)
        {
            fixed (long* sizes = shape)
            {
                return Wrap(NativeMethods.rt_reshape(Handle, sizes, shape.Length), this);
            }
        }

        /// <summary>A view with the dimensions in another order.</summary>
        public Tensor permute(params long[] shape)
        {
            fixed (long* sizes = shape)
            {
                return Wrap(NativeMethods.rt_permute(Handle, sizes, shape.Length), this);
            }
        }

        /// <summary>The elements repeated along each dimension.</summary>
        public Tensor repeat(params long[] shape)
        {
            fixed (long* sizes = shape)
            {
                return Wrap(NativeMethods.rt_repeat(Handle, sizes, shape.Length), this);
            }
        }

        /// <summary>A view with the shape of another tensor.</summary>
        public Tensor view_as(Tensor other) => view(other.CachedShape);

        /// <summary>The elements under the shape of another tensor.</summary>
        public Tensor reshape_as(Tensor other) => reshape(other.CachedShape);

        /// <summary>A view with dimensions of size 1 repeated without copying; -1 keeps a size.</summary>
        public Tensor expand(ReadOnlySpan<long> sizes, bool isImplicit = false)
        {
            fixed (long* from = sizes)
            {
                return Wrap(NativeMethods.rt_expand(Handle, from, sizes.Length, isImplicit ? 1 : 0), this);
            }
        }

        /// <inheritdoc cref="expand(ReadOnlySpan{long}, bool)"/>
        public Tensor expand(params long[] sizes) => expand((ReadOnlySpan<long>)sizes);

        /// <inheritdoc cref="expand(ReadOnlySpan{long}, bool)"/>
        public Tensor expand(long[] sizes, bool isImplicit) => expand((ReadOnlySpan<long>)sizes, isImplicit);

        /// <summary>A view with the shape of another tensor, sizes of 1 repeated.</summary>
        public Tensor expand_as(Tensor other) => expand((ReadOnlySpan<long>)other.CachedShape);

        /// <summary>A view broadcast to a shape.</summary>
        public Tensor broadcast_to(params long[] shape) => expand((ReadOnlySpan<long>)shape);

        /// <summary>The dimensions from start to end joined into one.</summary>
        public Tensor flatten(long start_dim = 0, long end_dim = -1) => Wrap(NativeMethods.rt_flatten(Handle, start_dim, end_dim), this);

        /// <summary>A view without the dimension (or all dimensions) of size 1.</summary>
        public Tensor squeeze(long? dim = null) => Wrap(NativeMethods.rt_squeeze(Handle, dim is null ? 1 : 0, dim ?? 0), this);

        /// <summary>A view with a new dimension of size 1.</summary>
        public Tensor unsqueeze(long dim) => Wrap(NativeMethods.rt_unsqueeze(Handle, dim), this);

        /// <summary>Removes the dimension (or all dimensions) of size 1, in place.</summary>
        public Tensor squeeze_(long? dim = null)
        {
            InvalidateCache();
            return Done(NativeMethods.rt_squeeze_(Handle, dim is null ? 1 : 0, dim ?? 0));
        }

        /// <summary>Adds a dimension of size 1, in place.</summary>
        public Tensor unsqueeze_(long dim)
        {
            InvalidateCache();
            return Done(NativeMethods.rt_unsqueeze_(Handle, dim));
        }

        /// <summary>Changes the shape in place; elements beyond the old ones are undefined.</summary>
        public Tensor resize_(params long[] shape)
        {
            InvalidateCache();
            fixed (long* sizes = shape)
            {
                return Done(NativeMethods.rt_resize_(Handle, sizes, shape.Length));
            }
        }

        /// <summary>A view with two dimensions exchanged.</summary>
        public Tensor transpose(long dim0, long dim1) => Wrap(NativeMethods.rt_transpose(Handle, dim0, dim1), this);

        /// <summary>A view with two dimensions exchanged.</summary>
        public Tensor swapaxes(long axis0, long axis1) => transpose(axis0, axis1);

        /// <summary>A view of a matrix with rows and columns exchanged.</summary>
        public Tensor t() => Wrap(NativeMethods.rt_t(Handle), this);

        /// <summary>A view with all dimensions in reverse order.</summary>
        public Tensor T => Wrap(NativeMethods.rt_numpy_T(Handle), this);

        /// <summary>A view with the last two dimensions exchanged.</summary>
        public Tensor mT => transpose(-2, -1);

        /// <summary>A view of <paramref name="length"/> indices of a dimension.</summary>
        public Tensor narrow(long dim, long start, long length) => Wrap(NativeMethods.rt_narrow(Handle, dim, start, length), this);

        /// <summary>A view of every step-th index of a dimension from start up to, not including, finish.</summary>
        public Tensor slice(long dim, long start, long finish, long step) => Wrap(NativeMethods.rt_slice(Handle, dim, start, finish, step), this);

        /// <summary>A view of one index of a dimension.</summary>
        public Tensor select(long dim, long index) => Wrap(NativeMethods.rt_select(Handle, dim, index), this);
    }
}
