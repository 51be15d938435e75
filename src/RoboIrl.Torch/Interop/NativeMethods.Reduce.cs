using System.Runtime.InteropServices;

namespace TorchSharp;

// Reductions: native/torch_shim/reduce.cpp.
internal static unsafe partial class NativeMethods
{
    [LibraryImport(Library)] internal static partial nint rt_sum(nint self, long* dims, long count, int keepdim, int dtype);
    [LibraryImport(Library)] internal static partial nint rt_mean(nint self, long* dims, long count, int keepdim, int dtype);
    [LibraryImport(Library)] internal static partial nint rt_std(nint self, long* dims, long count, int unbiased, int keepdim);
    [LibraryImport(Library)] internal static partial nint rt_var(nint self, long* dims, long count, int unbiased, int keepdim);
    [LibraryImport(Library)] internal static partial nint rt_max(nint self);
    [LibraryImport(Library)] internal static partial nint rt_min(nint self);
    [LibraryImport(Library)] internal static partial int rt_max_dim(nint self, long dim, int keepdim, nint* values, nint* indexes);
    [LibraryImport(Library)] internal static partial int rt_min_dim(nint self, long dim, int keepdim, nint* values, nint* indexes);
    [LibraryImport(Library)] internal static partial nint rt_amax(nint self, long* dims, long count, int keepdim);
    [LibraryImport(Library)] internal static partial nint rt_amin(nint self, long* dims, long count, int keepdim);
    [LibraryImport(Library)] internal static partial nint rt_argmax(nint self, int whole, long dim, int keepdim);
    [LibraryImport(Library)] internal static partial nint rt_argmin(nint self, int whole, long dim, int keepdim);
    [LibraryImport(Library)] internal static partial nint rt_logsumexp(nint self, long* dims, long count, int keepdim);
    [LibraryImport(Library)] internal static partial nint rt_cumsum(nint self, long dim, int dtype);
    [LibraryImport(Library)] internal static partial nint rt_cumprod(nint self, long dim, int dtype);
    [LibraryImport(Library)] internal static partial nint rt_prod(nint self, int whole, long dim, int keepdim, int dtype);
    [LibraryImport(Library)] internal static partial nint rt_norm(nint self, double p, long* dims, long count, int keepdim);
    [LibraryImport(Library)] internal static partial nint rt_all(nint self, int whole, long dim, int keepdim);
    [LibraryImport(Library)] internal static partial nint rt_any(nint self, int whole, long dim, int keepdim);
    [LibraryImport(Library)] internal static partial nint rt_median(nint self);
    [LibraryImport(Library)] internal static partial nint rt_quantile(nint self, nint q, int whole, long dim, int keepdim);
    [LibraryImport(Library)] internal static partial int rt_topk(nint self, long k, long dim, int largest, int sorted, nint* values, nint* indexes);
    [LibraryImport(Library)] internal static partial int rt_sort(nint self, long dim, int descending, int stable, nint* values, nint* indexes);
    [LibraryImport(Library)] internal static partial nint rt_argsort(nint self, long dim, int descending);
    [LibraryImport(Library)] internal static partial int rt_unique(nint self, int sorted, nint* values, nint* inverse, nint* counts);
    [LibraryImport(Library)] internal static partial nint rt_bincount(nint self, nint weights, long minimum);
}
