namespace TorchSharp;

public static partial class torch
{
    /// <summary>Linear algebra on (batches of) matrices.</summary>
    public static unsafe class linalg
    {
        /// <summary>Lower triangular L with input = L L^T.</summary>
        public static Tensor cholesky(Tensor input) => Tensor.Wrap(NativeMethods.rt_linalg_cholesky(input.Handle), input);

        /// <summary>Inverse.</summary>
        public static Tensor inv(Tensor input) => Tensor.Wrap(NativeMethods.rt_linalg_inv(input.Handle), input);

        /// <summary>Determinant.</summary>
        public static Tensor det(Tensor input) => Tensor.Wrap(NativeMethods.rt_linalg_det(input.Handle), input);

        /// <summary>x with input x = other.</summary>
        public static Tensor solve(Tensor input, Tensor other) => Tensor.Wrap(NativeMethods.rt_linalg_solve(input.Handle, other.Handle), input, other);

        /// <summary>x with input x = other (or x input = other when not left) for a triangular input.</summary>
        public static Tensor solve_triangular(Tensor input, Tensor other, bool upper, bool left = true, bool unitriangular = false) =>
            Tensor.Wrap(NativeMethods.rt_linalg_solve_triangular(input.Handle, other.Handle, upper ? 1 : 0, left ? 1 : 0, unitriangular ? 1 : 0), input, other);

        /// <summary>Norm over dimensions (all where none is given); order null is the 2-norm of the elements.</summary>
        public static Tensor norm(Tensor input, double? ord = null, long[]? dims = null, bool keepdim = false)
        {
            fixed (long* over = dims)
            {
                NativeScalar order = ord is { } value ? value : NativeScalar.None;
                return Tensor.Wrap(NativeMethods.rt_linalg_norm(input.Handle, order, over, dims?.Length ?? -1, keepdim ? 1 : 0), input);
            }
        }

        /// <summary>Orthogonal Q and upper triangular R with input = Q R.</summary>
        public static (Tensor Q, Tensor R) qr(Tensor input, bool complete = false)
        {
            nint q, r;
            NativeErrors.Check(NativeMethods.rt_linalg_qr(input.Handle, complete ? 1 : 0, &q, &r));
            GC.KeepAlive(input);
            return (new Tensor(q), new Tensor(r));
        }

        /// <summary>Singular value decomposition input = U diag(S) Vh.</summary>
        public static (Tensor U, Tensor S, Tensor Vh) svd(Tensor input, bool fullMatrices = true)
        {
            nint u, s, vh;
            NativeErrors.Check(NativeMethods.rt_linalg_svd(input.Handle, fullMatrices ? 1 : 0, &u, &s, &vh));
            GC.KeepAlive(input);
            return (new Tensor(u), new Tensor(s), new Tensor(vh));
        }

        /// <summary>Eigenvalues in ascending order and eigenvectors (columns) of a symmetric matrix.</summary>
        public static (Tensor eigenvalues, Tensor eigenvectors) eigh(Tensor input)
        {
            nint values, vectors;
            NativeErrors.Check(NativeMethods.rt_linalg_eigh(input.Handle, &values, &vectors));
            GC.KeepAlive(input);
            return (new Tensor(values), new Tensor(vectors));
        }
    }

    /// <summary>Lower triangular L with input = L L^T.</summary>
    public static Tensor cholesky(Tensor input) => linalg.cholesky(input);
}
