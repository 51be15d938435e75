namespace TorchSharp;

public static partial class torch
{
    /// <summary>One entry of an index expression.</summary>
    public readonly struct TensorIndex
    {
        private readonly NativeIndex _entry;
        private readonly Tensor? _tensor;

        private TensorIndex(long kind, long start = 0, long stop = NativeIndex.Absent, long step = NativeIndex.Absent, Tensor? tensor = null)
        {
            _entry = new NativeIndex { Kind = kind, Start = start, Stop = stop, Step = step };
            _tensor = tensor;
        }

        /// <summary>All dimensions that the other entries leave over.</summary>
        public static TensorIndex Ellipsis => new(1);

        /// <summary>A whole dimension.</summary>
        public static TensorIndex Colon => new(4, NativeIndex.Absent);

        /// <summary>A new dimension of size 1.</summary>
        public static TensorIndex None => new(0);

        /// <summary>A new dimension of size 1.</summary>
        public static TensorIndex Null => new(0);

        internal Tensor? IndexTensor => _tensor;

        /// <summary>Part of a dimension.</summary>
        /// <param name="start">First index; null is the beginning; negative from the end.</param>
        /// <param name="stop">First index that is left out; null is the end.</param>
        /// <param name="step">Every which index, 1 or more.</param>
        /// <returns>The entry.</returns>
        public static TensorIndex Slice(long? start = null, long? stop = null, long? step = null) =>
            new(4, start ?? NativeIndex.Absent, stop ?? NativeIndex.Absent, step ?? NativeIndex.Absent);

        /// <summary>Part of a dimension.</summary>
        /// <param name="range">From and up to.</param>
        /// <returns>The entry.</returns>
        public static TensorIndex Slice(Range range)
        {
            long start = range.Start.IsFromEnd ? (range.Start.Value == 0 ? long.MaxValue : -range.Start.Value) : range.Start.Value;
            long stop = range.End.IsFromEnd ? (range.End.Value == 0 ? NativeIndex.Absent : -range.End.Value) : range.End.Value;
            return new(4, start, stop);
        }

        /// <summary>One index of a dimension, which disappears.</summary>
        /// <param name="index">Negative from the end.</param>
        /// <returns>The entry.</returns>
        public static TensorIndex Single(long index) => new(2, index);

        /// <summary>A new dimension of size 1 (true) or 0 (false).</summary>
        /// <param name="value">Which.</param>
        /// <returns>The entry.</returns>
        public static TensorIndex Bool(bool value) => new(3, value ? 1 : 0);

        /// <summary>The indices, or the mask, that a tensor holds.</summary>
        /// <param name="tensor">Int64 or Bool.</param>
        /// <returns>The entry.</returns>
        public static TensorIndex Tensor(Tensor tensor) => new(5, tensor: tensor);

        /// <summary>One index of a dimension.</summary>
        public static implicit operator TensorIndex(long value) => Single(value);

        /// <summary>Part of a dimension.</summary>
        public static implicit operator TensorIndex(Range range) => Slice(range);

        /// <summary>One index of a dimension, possibly from the end.</summary>
        public static implicit operator TensorIndex(Index index) => Single(index.IsFromEnd ? -index.Value : index.Value);

        /// <summary>Part of a dimension.</summary>
        public static implicit operator TensorIndex((int? start, int? stop) range) => Slice(range.start, range.stop);

        /// <summary>Part of a dimension with a step.</summary>
        public static implicit operator TensorIndex((int? start, int? stop, int? step) range) => Slice(range.start, range.stop, range.step);

        internal NativeIndex ToNative()
        {
            NativeIndex entry = _entry;
            entry.Tensor = _tensor is null ? 0 : _tensor.Handle;
            return entry;
        }
    }
}
