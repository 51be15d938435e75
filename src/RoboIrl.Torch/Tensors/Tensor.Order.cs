namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        /// <summary>The k largest (or smallest) elements along a dimension and where they are.</summary>
        public (Tensor values, Tensor indexes) topk(int k, int dim = -1, bool largest = true, bool sorted = true)
        {
            nint values, indexes;
            Done(NativeMethods.rt_topk(Handle, k, dim, largest ? 1 : 0, sorted ? 1 : 0, &values, &indexes));
            return (new Tensor(values), new Tensor(indexes));
        }

        /// <summary>The elements in order along a dimension and where they came from.</summary>
        public (Tensor Values, Tensor Indices) sort(long dim = -1, bool descending = false, bool stable = false)
        {
            nint values, indexes;
            Done(NativeMethods.rt_sort(Handle, dim, descending ? 1 : 0, stable ? 1 : 0, &values, &indexes));
            return (new Tensor(values), new Tensor(indexes));
        }

        /// <summary>The order that sorts along a dimension.</summary>
        public Tensor argsort(long dim = -1, bool descending = false) => Wrap(NativeMethods.rt_argsort(Handle, dim, descending ? 1 : 0), this);

        /// <summary>The distinct elements, and on demand where each element went and how often each occurs.</summary>
        public (Tensor output, Tensor? inverse_indices, Tensor? counts) unique(bool sorted = true, bool return_inverse = false, bool return_counts = false)
        {
            nint values, inverse, counts;
            Done(NativeMethods.rt_unique(Handle, sorted ? 1 : 0, &values, &inverse, &counts));
            return (new Tensor(values), Optional(inverse, return_inverse), Optional(counts, return_counts));
        }

        private static Tensor? Optional(nint handle, bool wanted)
        {
            if (wanted)
            {
                return new Tensor(handle);
            }

            NativeMethods.rt_free(handle);
            return null;
        }

        /// <summary>How often each whole number occurs.</summary>
        public Tensor bincount(Tensor? weights = null, long minlength = 0) =>
            Wrap(NativeMethods.rt_bincount(Handle, OptionalHandle(weights), minlength), this, weights);

        /// <summary>Where sorted values would be inserted into this sorted tensor.</summary>
        public Tensor searchsorted(Tensor values, bool right = false) =>
            Wrap(NativeMethods.rt_searchsorted(Handle, values.Handle, right ? 1 : 0), this, values);

        /// <summary>Positions of the non-zero elements, [N, ndim].</summary>
        public Tensor nonzero() => Wrap(NativeMethods.rt_nonzero(Handle), this);
    }
}
