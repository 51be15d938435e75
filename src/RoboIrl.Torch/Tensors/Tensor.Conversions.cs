namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>A tensor with one element and no dimension.</summary>
        public static implicit operator Tensor(byte value) => tensor(value);

        /// <summary>A tensor with one element and no dimension.</summary>
        public static implicit operator Tensor(sbyte value) => tensor(value);

        /// <summary>A tensor with one element and no dimension.</summary>
        public static implicit operator Tensor(short value) => tensor(value);

        /// <summary>A tensor with one element and no dimension.</summary>
        public static implicit operator Tensor(int value) => tensor(value);

        /// <summary>A tensor with one element and no dimension.</summary>
        public static implicit operator Tensor(long value) => tensor(value);

        /// <summary>A tensor with one element and no dimension.</summary>
        public static implicit operator Tensor(float value) => tensor(value);

        /// <summary>A tensor with one element and no dimension.</summary>
        public static implicit operator Tensor(double value) => tensor(value);

        /// <summary>A tensor with one element and no dimension.</summary>
        public static implicit operator Tensor(bool value) => tensor(value);

        /// <summary>A tensor with one element and no dimension.</summary>
        public static implicit operator Tensor(Scalar scalar) => FromScalar(scalar, null, null, false);

        /// <summary>A one-dimensional tensor with a copy of the array.</summary>
        public static implicit operator Tensor(bool[] array) => tensor(array);

        /// <summary>A one-dimensional tensor with a copy of the array.</summary>
        public static implicit operator Tensor(byte[] array) => tensor(array);

        /// <summary>A one-dimensional tensor with a copy of the array.</summary>
        public static implicit operator Tensor(sbyte[] array) => tensor(array);

        /// <summary>A one-dimensional tensor with a copy of the array.</summary>
        public static implicit operator Tensor(short[] array) => tensor(array);

        /// <summary>A one-dimensional tensor with a copy of the array.</summary>
        public static implicit operator Tensor(int[] array) => tensor(array);

        /// <summary>A one-dimensional tensor with a copy of the array.</summary>
        public static implicit operator Tensor(long[] array) => tensor(array);

        /// <summary>A one-dimensional tensor with a copy of the array.</summary>
        public static implicit operator Tensor(float[] array) => tensor(array);

        /// <summary>A one-dimensional tensor with a copy of the array.</summary>
        public static implicit operator Tensor(double[] array) => tensor(array);

        /// <summary>The single element, converted.</summary>
        public static explicit operator float(Tensor value) => value.ToSingle();

        /// <summary>The single element, converted.</summary>
        public static explicit operator double(Tensor value) => value.ToDouble();

        /// <summary>The single element, converted.</summary>
        public static explicit operator byte(Tensor value) => value.ToByte();

        /// <summary>The single element, converted.</summary>
        public static explicit operator sbyte(Tensor value) => value.ToSByte();

        /// <summary>The single element, converted.</summary>
        public static explicit operator short(Tensor value) => value.ToInt16();

        /// <summary>The single element, converted.</summary>
        public static explicit operator int(Tensor value) => value.ToInt32();

        /// <summary>The single element, converted.</summary>
        public static explicit operator long(Tensor value) => value.ToInt64();

        /// <summary>The single element, converted.</summary>
        public static explicit operator bool(Tensor value) => value.ToBoolean();
    }
}
