namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        /// <summary>Rounded to the given number of decimals, halves to even.</summary>
        public Tensor round(long decimals = 0) => Wrap(NativeMethods.rt_round(Handle, decimals), this);

        /// <summary>Rounded to the given number of decimals, halves to even, in place.</summary>
        public Tensor round_(long decimals = 0) => Done(NativeMethods.rt_round_(Handle, decimals));

        /// <summary>Limited to [min, max]; either may be missing.</summary>
        public Tensor clamp(Scalar? min = null, Scalar? max = null) => Wrap(NativeMethods.rt_clamp(Handle, min, max), this);

        /// <summary>Limited to [min, max]; either may be missing, in place.</summary>
        public Tensor clamp_(Scalar? min = null, Scalar? max = null) => Done(NativeMethods.rt_clamp_(Handle, min, max));

        /// <summary>Limited to [min, max] element by element; either may be missing.</summary>
        public Tensor clamp(Tensor? min, Tensor? max = null) =>
            Wrap(NativeMethods.rt_clamp_tensor(Handle, OptionalHandle(min), OptionalHandle(max)), this, min, max);

        /// <summary>Limited to [min, max] element by element; either may be missing, in place.</summary>
        public Tensor clamp_(Tensor? min, Tensor? max = null) =>
            Done(NativeMethods.rt_clamp_tensor_(Handle, OptionalHandle(min), OptionalHandle(max)), min, max);

        /// <summary>Limited to [min, max]; either may be missing.</summary>
        public Tensor clip(Scalar? min = null, Scalar? max = null) => clamp(min, max);

        /// <summary>At least <paramref name="min"/>.</summary>
        public Tensor clamp_min(Scalar min) => Wrap(NativeMethods.rt_clamp(Handle, min, NativeScalar.None), this);

        /// <summary>At least <paramref name="min"/>, in place.</summary>
        public Tensor clamp_min_(Scalar min) => Done(NativeMethods.rt_clamp_(Handle, min, NativeScalar.None));

        /// <summary>At most <paramref name="max"/>.</summary>
        public Tensor clamp_max(Scalar max) => Wrap(NativeMethods.rt_clamp(Handle, NativeScalar.None, max), this);

        /// <summary>At most <paramref name="max"/>, in place.</summary>
        public Tensor clamp_max_(Scalar max) => Done(NativeMethods.rt_clamp_(Handle, NativeScalar.None, max));

        /// <summary>The smaller of both.</summary>
        public Tensor minimum(Tensor other) => Wrap(NativeMethods.rt_minimum(Handle, other.Handle), this, other);

        /// <summary>The larger of both.</summary>
        public Tensor maximum(Tensor other) => Wrap(NativeMethods.rt_maximum(Handle, other.Handle), this, other);

        /// <summary>Angle of the point (other, this) in radians.</summary>
        public Tensor atan2(Tensor other) => Wrap(NativeMethods.rt_atan2(Handle, other.Handle), this, other);

        /// <summary>Linear interpolation: this + weight * (end - this).</summary>
        public Tensor lerp(Tensor end, Tensor weight) => Wrap(NativeMethods.rt_lerp(Handle, end.Handle, weight.Handle), this, end, weight);

        /// <summary>Linear interpolation: this + weight * (end - this), in place.</summary>
        public Tensor lerp_(Tensor end, Tensor weight) => Done(NativeMethods.rt_lerp_(Handle, end.Handle, weight.Handle), end, weight);

        /// <summary>this + value * tensor1 * tensor2.</summary>
        public Tensor addcmul(Tensor tensor1, Tensor tensor2, Scalar value) =>
            Wrap(NativeMethods.rt_addcmul(Handle, tensor1.Handle, tensor2.Handle, value), this, tensor1, tensor2);

        /// <summary>this + value * tensor1 * tensor2, in place.</summary>
        public Tensor addcmul_(Tensor tensor1, Tensor tensor2, Scalar value) =>
            Done(NativeMethods.rt_addcmul_(Handle, tensor1.Handle, tensor2.Handle, value), tensor1, tensor2);

        /// <summary>this + value * tensor1 / tensor2.</summary>
        public Tensor addcdiv(Tensor tensor1, Tensor tensor2, Scalar value) =>
            Wrap(NativeMethods.rt_addcdiv(Handle, tensor1.Handle, tensor2.Handle, value), this, tensor1, tensor2);

        /// <summary>this + value * tensor1 / tensor2, in place.</summary>
        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2, Scalar value) =>
            Done(NativeMethods.rt_addcdiv_(Handle, tensor1.Handle, tensor2.Handle, value), tensor1, tensor2);

        /// <summary>this + tensor1 / tensor2.</summary>
        public Tensor addcdiv(Tensor tensor1, Tensor tensor2) =>
            Wrap(NativeMethods.rt_addcdiv(Handle, tensor1.Handle, tensor2.Handle, 1L), this, tensor1, tensor2);

        /// <summary>this + tensor1 / tensor2, in place.</summary>
        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2) =>
            Done(NativeMethods.rt_addcdiv_(Handle, tensor1.Handle, tensor2.Handle, 1L), tensor1, tensor2);

        /// <summary>A copy with <paramref name="value"/> where the mask is true.</summary>
        public Tensor masked_fill(Tensor mask, Scalar value) => Wrap(NativeMethods.rt_masked_fill(Handle, mask.Handle, value), this, mask);

        /// <summary>Writes <paramref name="value"/> where the mask is true.</summary>
        public Tensor masked_fill_(Tensor mask, Scalar value) => Done(NativeMethods.rt_masked_fill_(Handle, mask.Handle, value), mask);

        /// <summary>This where the condition is true, <paramref name="y"/> elsewhere.</summary>
        public Tensor where(Tensor condition, Tensor y) => Wrap(NativeMethods.rt_where(condition.Handle, Handle, y.Handle), condition, this, y);

        /// <summary>Replaces what is no number or infinite.</summary>
        public Tensor nan_to_num(double nan = 0, double posinf = double.MaxValue, double neginf = double.MinValue) =>
            Wrap(NativeMethods.rt_nan_to_num(Handle, nan, posinf, neginf), this);

        /// <summary>log(sigmoid(x)).</summary>
        public Tensor log_sigmoid() => Wrap(NativeMethods.rt_log_sigmoid(Handle), this);

        /// <summary>log(1 + e^(beta x)) / beta, linear above the threshold.</summary>
        public Tensor softplus(double beta = 1, double threshold = 20) => Wrap(NativeMethods.rt_softplus(Handle, beta, threshold), this);

        /// <summary>Softmax along a dimension.</summary>
        public Tensor softmax(long dim, ScalarType? dtype = null) => Wrap(NativeMethods.rt_softmax(Handle, dim, DtypeCode(dtype)), this);

        /// <summary>Logarithm of the softmax along a dimension.</summary>
        public Tensor log_softmax(long dim, ScalarType? dtype = null) => Wrap(NativeMethods.rt_log_softmax(Handle, dim, DtypeCode(dtype)), this);

        /// <summary>Where elements are equal within tolerances: |a - b| &lt;= atol + rtol |b| with the defaults 1e-5 and 1e-8.</summary>
        public Tensor isclose(Tensor other) => Wrap(NativeMethods.rt_isclose(Handle, other.Handle), this, other);

        /// <summary>Whether all elements are equal within tolerances: |a - b| &lt;= atol + rtol |b|.</summary>
        public bool allclose(Tensor target, double rtol = 1e-05, double atol = 1e-08, bool equal_nan = false)
        {
            int result;
            Done(NativeMethods.rt_allclose(Handle, target.Handle, rtol, atol, equal_nan ? 1 : 0, &result), target);
            return result != 0;
        }

        /// <summary>Whether both have the same shape and the same elements.</summary>
        public bool equal(Tensor target)
        {
            int result;
            Done(NativeMethods.rt_equal(Handle, target.Handle, &result), target);
            return result != 0;
        }
    }
}
