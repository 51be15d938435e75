namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        /// <summary>A view of a diagonal.</summary>
        public Tensor diagonal(long offset = 0L, long dim1 = 0L, long dim2 = 1L) => Wrap(NativeMethods.rt_diagonal(Handle, offset, dim1, dim2), this);

        /// <summary>The diagonal of a matrix, or the matrix of a diagonal.</summary>
        public Tensor diag(long diagonal = 0) => Wrap(NativeMethods.rt_diag(Handle, diagonal), this);

        /// <summary>The lower triangle; the rest is 0.</summary>
        public Tensor tril(long diagonal = 0) => Wrap(NativeMethods.rt_tril(Handle, diagonal), this);

        /// <summary>The upper triangle; the rest is 0.</summary>
        public Tensor triu(long diagonal = 0) => Wrap(NativeMethods.rt_triu(Handle, diagonal), this);

        /// <summary>Shifted along a dimension, around the end.</summary>
        public Tensor roll(long shifts, long dims) => Wrap(NativeMethods.rt_roll(Handle, &shifts, 1, &dims, 1), this);

        /// <summary>Shifted along dimensions (or flattened where none is given), around the end.</summary>
        public Tensor roll(long[] shifts, long[]? dims = null)
        {
            dims ??= [];
            fixed (long* by = shifts, over = dims)
            {
                return Wrap(NativeMethods.rt_roll(Handle, by, shifts.Length, over, dims.Length), this);
            }
        }

        /// <summary>Reversed along dimensions.</summary>
        public Tensor flip(params long[] dims)
        {
            fixed (long* over = dims)
            {
                return Wrap(NativeMethods.rt_flip(Handle, over, dims.Length), this);
            }
        }

        /// <summary>Each element repeated in place, along a dimension or flattened.</summary>
        public Tensor repeat_interleave(long repeats, long? dim = null) =>
            Wrap(NativeMethods.rt_repeat_interleave(Handle, repeats, dim is null ? 1 : 0, dim ?? 0), this);

        /// <summary>Views of about equal size along a dimension.</summary>
        public Tensor[] chunk(long chunks, long dim = 0)
        {
            long count;
            return Views(NativeMethods.rt_chunk(Handle, chunks, dim, &count), &count);
        }

        /// <summary>Views of the given size along a dimension; the last may be smaller.</summary>
        public Tensor[] split(long split_size, int dim = 0)
        {
            long count;
            return Views(NativeMethods.rt_split(Handle, split_size, dim, &count), &count);
        }

        /// <summary>Views of the given sizes along a dimension.</summary>
        public Tensor[] split(long[] split_size, long dim = 0)
        {
            long count;
            fixed (long* sizes = split_size)
            {
                return Views(NativeMethods.rt_split_sizes(Handle, sizes, split_size.Length, dim, &count), &count);
            }
        }

        /// <summary>Views of every index of a dimension.</summary>
        public Tensor[] unbind(long dim = 0)
        {
            long count;
            return Views(NativeMethods.rt_unbind(Handle, dim, &count), &count);
        }

        private Tensor[] Views(nint* handles, long* count)
        {
            GC.KeepAlive(this);
            return HandleList.Take(handles, count is null ? 0 : *count);
        }
    }
}
