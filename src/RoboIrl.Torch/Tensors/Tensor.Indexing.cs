namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        /// <summary>One index of the first dimension.</summary>
        public Tensor this[long i1]
        {
            get => select(0, i1);
            set => Put([i1], value);
        }

        /// <summary>One index of the first two dimensions.</summary>
        public Tensor this[long i1, long i2]
        {
            get => Get([i1, i2]);
            set => Put([i1, i2], value);
        }

        /// <summary>One index of the first three dimensions.</summary>
        public Tensor this[long i1, long i2, long i3]
        {
            get => Get([i1, i2, i3]);
            set => Put([i1, i2, i3], value);
        }

        /// <summary>One index of the first four dimensions.</summary>
        public Tensor this[long i1, long i2, long i3, long i4]
        {
            get => Get([i1, i2, i3, i4]);
            set => Put([i1, i2, i3, i4], value);
        }

        /// <summary>One index of the first five dimensions.</summary>
        public Tensor this[long i1, long i2, long i3, long i4, long i5]
        {
            get => Get([i1, i2, i3, i4, i5]);
            set => Put([i1, i2, i3, i4, i5], value);
        }

        /// <summary>One index of the first six dimensions.</summary>
        public Tensor this[long i1, long i2, long i3, long i4, long i5, long i6]
        {
            get => Get([i1, i2, i3, i4, i5, i6]);
            set => Put([i1, i2, i3, i4, i5, i6], value);
        }

        /// <summary>One index of each of the first dimensions.</summary>
        public Tensor this[params long[] indices]
        {
            get => Get(indices);
            set => Put(indices, value);
        }

        /// <summary>An index expression: numbers, ranges, tensors, ellipsis, new dimensions.</summary>
        public Tensor this[params TensorIndex[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        /// <summary>Elements picked by index tensors or masks, one per dimension.</summary>
        public Tensor this[params Tensor[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        /// <summary>An index expression.</summary>
        /// <param name="indices">One entry per dimension, from the first.</param>
        /// <returns>A view where only numbers and ranges are used, a copy otherwise.</returns>
        public Tensor index(params TensorIndex[] indices)
        {
            NativeIndex[] entries = ToNative(indices);
            fixed (NativeIndex* from = entries)
            {
                return Wrap(NativeMethods.rt_index(Handle, from, entries.Length), this, (object)indices);
            }
        }

        /// <summary>Elements picked by index tensors or masks.</summary>
        /// <param name="indices">One per dimension, from the first.</param>
        /// <returns>A copy.</returns>
        public Tensor index(params Tensor[] indices) => index(Array.ConvertAll(indices, TensorIndex.Tensor));

        /// <summary>Writes into the elements that an index expression names.</summary>
        /// <param name="value">Broadcast to the shape of the place.</param>
        /// <param name="indices">One entry per dimension, from the first.</param>
        /// <returns>This tensor.</returns>
        public Tensor index_put_(Tensor value, params TensorIndex[] indices)
        {
            NativeIndex[] entries = ToNative(indices);
            fixed (NativeIndex* from = entries)
            {
                Done(NativeMethods.rt_index_put_(Handle, from, entries.Length, value.Handle), value);
            }

            GC.KeepAlive(indices);
            return this;
        }

        /// <summary>Writes into the elements that index tensors or masks name.</summary>
        /// <param name="value">Broadcast to the shape of the place.</param>
        /// <param name="indices">One per dimension, from the first.</param>
        /// <returns>This tensor.</returns>
        public Tensor index_put_(Tensor value, params Tensor[] indices) => index_put_(value, Array.ConvertAll(indices, TensorIndex.Tensor));

        private static Tensor Wrap(nint handle, Tensor a, object operands)
        {
            GC.KeepAlive(operands);
            return Wrap(handle, a);
        }

        private static NativeIndex[] ToNative(TensorIndex[] indices) => Array.ConvertAll(indices, static index => index.ToNative());

        private static void Fill(ReadOnlySpan<long> indices, NativeIndex* entries)
        {
            for (int i = 0; i < indices.Length; i++)
            {
                entries[i] = new NativeIndex { Kind = 2, Start = indices[i] };
            }
        }

        private Tensor Get(ReadOnlySpan<long> indices)
        {
            NativeIndex* entries = stackalloc NativeIndex[indices.Length];
            Fill(indices, entries);
            return Wrap(NativeMethods.rt_index(Handle, entries, indices.Length), this);
        }

        private void Put(ReadOnlySpan<long> indices, Tensor value)
        {
            NativeIndex* entries = stackalloc NativeIndex[indices.Length];
            Fill(indices, entries);
            Done(NativeMethods.rt_index_put_(Handle, entries, indices.Length, value.Handle), value);
        }
    }
}
