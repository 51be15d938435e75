namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Elements picked along a dimension by an index tensor.</summary>
        public Tensor gather(long dim, Tensor index) => Wrap(NativeMethods.rt_gather(Handle, dim, index.Handle), this, index);

        /// <summary>A copy with the source written at the indices along a dimension.</summary>
        public Tensor scatter(long dim, Tensor index, Tensor src) =>
            Wrap(NativeMethods.rt_scatter(Handle, dim, index.Handle, src.Handle), this, index, src);

        /// <summary>Writes the source at the indices along a dimension.</summary>
        public Tensor scatter_(long dim, Tensor index, Tensor src) =>
            Done(NativeMethods.rt_scatter_(Handle, dim, index.Handle, src.Handle), index, src);

        /// <summary>Writes a number at the indices along a dimension.</summary>
        public Tensor scatter_(long dim, Tensor index, Scalar value) =>
            Done(NativeMethods.rt_scatter_scalar_(Handle, dim, index.Handle, value), index);

        /// <summary>A copy with the source added at the indices along a dimension.</summary>
        public Tensor scatter_add(long dim, Tensor index, Tensor src) =>
            Wrap(NativeMethods.rt_scatter_add(Handle, dim, index.Handle, src.Handle), this, index, src);

        /// <summary>Adds the source at the indices along a dimension.</summary>
        public Tensor scatter_add_(long dim, Tensor index, Tensor src) =>
            Done(NativeMethods.rt_scatter_add_(Handle, dim, index.Handle, src.Handle), index, src);

        /// <summary>The given indices of a dimension.</summary>
        public Tensor index_select(long dim, Tensor index) => Wrap(NativeMethods.rt_index_select(Handle, dim, index.Handle), this, index);

        /// <summary>Adds alpha times the source to the given indices of a dimension.</summary>
        public Tensor index_add_(long dim, Tensor index, Tensor source, Scalar alpha) =>
            Done(NativeMethods.rt_index_add_(Handle, dim, index.Handle, source.Handle, alpha), index, source);

        /// <summary>Writes the source to the given indices of a dimension.</summary>
        public Tensor index_copy_(long dim, Tensor index, Tensor source) =>
            Done(NativeMethods.rt_index_copy_(Handle, dim, index.Handle, source.Handle), index, source);

        /// <summary>Writes a number to the given indices of a dimension.</summary>
        public Tensor index_fill_(long dim, Tensor index, Scalar value) =>
            Done(NativeMethods.rt_index_fill_(Handle, dim, index.Handle, value), index);

        /// <summary>The elements where the mask is true, flattened.</summary>
        public Tensor masked_select(Tensor mask) => Wrap(NativeMethods.rt_masked_select(Handle, mask.Handle), this, mask);

        /// <summary>Elements picked along a dimension by a broadcast index tensor.</summary>
        public Tensor take_along_dim(Tensor indices, long dim) => Wrap(NativeMethods.rt_take_along_dim(Handle, indices.Handle, dim), this, indices);
    }
}
