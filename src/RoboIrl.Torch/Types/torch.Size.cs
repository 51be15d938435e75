using System.Collections;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Sizes of the dimensions of a tensor.</summary>
    public readonly struct Size : IEnumerable<long>, IEquatable<Size>
    {
        private readonly long[]? _shape;

        /// <summary>The given sizes.</summary>
        /// <param name="shape">Sizes of the dimensions.</param>
        public Size(params long[] shape) => _shape = shape;

        /// <summary>The sizes as an array.</summary>
        public long[] Shape => _shape ?? [];

        /// <summary>Number of dimensions.</summary>
        public int Length => Shape.Length;

        /// <summary>Size of one dimension.</summary>
        /// <param name="dimension">Which, from 0.</param>
        public long this[int dimension] => Shape[dimension];

        /// <summary>The given sizes.</summary>
        /// <param name="shape">Sizes of the dimensions.</param>
        public static implicit operator Size(long[] shape) => new(shape);

        /// <summary>The given sizes.</summary>
        /// <param name="shape">Sizes of the dimensions.</param>
        public static implicit operator Size(int[] shape) => new(Widen(shape));

        /// <summary>One dimension.</summary>
        /// <param name="size">Its size.</param>
        public static implicit operator Size(long size) => new(size);

        /// <summary>The sizes as an array.</summary>
        /// <param name="size">The sizes.</param>
        public static implicit operator long[](Size size) => size.Shape;

        /// <summary>Whether both have the same sizes.</summary>
        public static bool operator ==(Size left, Size right) => left.Equals(right);

        /// <summary>Whether the sizes differ.</summary>
        public static bool operator !=(Size left, Size right) => !left.Equals(right);

        /// <inheritdoc/>
        public IEnumerator<long> GetEnumerator() => ((IEnumerable<long>)Shape).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        /// <inheritdoc/>
        public bool Equals(Size other) => Shape.AsSpan().SequenceEqual(other.Shape);

        /// <inheritdoc/>
        public override bool Equals(object? obj) => obj is Size other && Equals(other);

        /// <inheritdoc/>
        public override int GetHashCode()
        {
            HashCode hash = default;
            foreach (long size in Shape)
            {
                hash.Add(size);
            }

            return hash.ToHashCode();
        }

        /// <inheritdoc/>
        public override string ToString() => $"[{string.Join(", ", Shape)}]";

        internal static long[] Widen(int[] shape) => Array.ConvertAll(shape, static size => (long)size);
    }
}
