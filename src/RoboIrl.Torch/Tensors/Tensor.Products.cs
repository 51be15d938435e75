namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Matrix product, batched over leading dimensions.</summary>
        public Tensor matmul(Tensor target) => Wrap(NativeMethods.rt_matmul(Handle, target.Handle), this, target);

        /// <summary>Product of two matrices.</summary>
        public Tensor mm(Tensor target) => Wrap(NativeMethods.rt_mm(Handle, target.Handle), this, target);

        /// <summary>Products of two batches of matrices.</summary>
        public Tensor bmm(Tensor batch2) => Wrap(NativeMethods.rt_bmm(Handle, batch2.Handle), this, batch2);

        /// <summary>Product of a matrix and a vector.</summary>
        public Tensor mv(Tensor target) => Wrap(NativeMethods.rt_mv(Handle, target.Handle), this, target);

        /// <summary>Inner product of two vectors.</summary>
        public Tensor dot(Tensor target) => Wrap(NativeMethods.rt_dot(Handle, target.Handle), this, target);

        /// <summary>Outer product of two vectors.</summary>
        public Tensor outer(Tensor vec2) => Wrap(NativeMethods.rt_outer(Handle, vec2.Handle), this, vec2);

        /// <summary>beta * this + alpha * mat1 mat2.</summary>
        public Tensor addmm(Tensor mat1, Tensor mat2, float beta = 1, float alpha = 1) =>
            Wrap(NativeMethods.rt_addmm(Handle, mat1.Handle, mat2.Handle, (double)beta, (double)alpha), this, mat1, mat2);

        /// <summary>beta * this + alpha * mat vec.</summary>
        public Tensor addmv(Tensor mat, Tensor vec, float beta = 1, float alpha = 1) =>
            Wrap(NativeMethods.rt_addmv(Handle, mat.Handle, vec.Handle, (double)beta, (double)alpha), this, mat, vec);

        /// <summary>beta * this + alpha * batch1 batch2.</summary>
        public Tensor baddbmm(Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1) =>
            Wrap(NativeMethods.rt_baddbmm(Handle, batch1.Handle, batch2.Handle, (double)beta, (double)alpha), this, batch1, batch2);
    }
}
