using System.Runtime.InteropServices;

namespace TorchSharp;

// Products and linear algebra: native/torch_shim/linalg.cpp.
internal static unsafe partial class NativeMethods
{
    [LibraryImport(Library)] internal static partial nint rt_matmul(nint self, nint other);
    [LibraryImport(Library)] internal static partial nint rt_mm(nint self, nint other);
    [LibraryImport(Library)] internal static partial nint rt_bmm(nint self, nint other);
    [LibraryImport(Library)] internal static partial nint rt_mv(nint self, nint other);
    [LibraryImport(Library)] internal static partial nint rt_dot(nint self, nint other);
    [LibraryImport(Library)] internal static partial nint rt_outer(nint self, nint other);
    [LibraryImport(Library)] internal static partial nint rt_addmm(nint self, nint first, nint second, NativeScalar beta, NativeScalar alpha);
    [LibraryImport(Library)] internal static partial nint rt_addmv(nint self, nint first, nint second, NativeScalar beta, NativeScalar alpha);
    [LibraryImport(Library)] internal static partial nint rt_baddbmm(nint self, nint first, nint second, NativeScalar beta, NativeScalar alpha);
    [LibraryImport(Library)] internal static partial nint rt_einsum(byte* equation, nint* tensors, long count);
    [LibraryImport(Library)] internal static partial nint rt_tensordot(nint self, nint other, long* first, long* second, long count);
    [LibraryImport(Library)] internal static partial nint rt_linalg_cholesky(nint self);
    [LibraryImport(Library)] internal static partial nint rt_linalg_inv(nint self);
    [LibraryImport(Library)] internal static partial nint rt_linalg_det(nint self);
    [LibraryImport(Library)] internal static partial nint rt_linalg_solve(nint self, nint other);
    [LibraryImport(Library)] internal static partial nint rt_linalg_solve_triangular(nint self, nint other, int upper, int left, int unitriangular);
    [LibraryImport(Library)] internal static partial int rt_linalg_qr(nint self, int complete, nint* q, nint* r);
    [LibraryImport(Library)] internal static partial int rt_linalg_svd(nint self, int full, nint* u, nint* s, nint* vh);
    [LibraryImport(Library)] internal static partial int rt_linalg_eigh(nint self, nint* values, nint* vectors);
    [LibraryImport(Library)] internal static partial nint rt_linalg_norm(nint self, NativeScalar order, long* dims, long count, int keepdim);
}
