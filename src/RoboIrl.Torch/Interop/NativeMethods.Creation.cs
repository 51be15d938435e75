using System.Runtime.InteropServices;

namespace TorchSharp;

// Creation and random numbers: native/torch_shim/creation.cpp.
internal static unsafe partial class NativeMethods
{
    [LibraryImport(Library)] internal static partial nint rt_zeros(long* sizes, long count, int dtype, int device, int requiresGrad);
    [LibraryImport(Library)] internal static partial nint rt_ones(long* sizes, long count, int dtype, int device, int requiresGrad);
    [LibraryImport(Library)] internal static partial nint rt_empty(long* sizes, long count, int dtype, int device, int requiresGrad);
    [LibraryImport(Library)] internal static partial nint rt_full(long* sizes, long count, NativeScalar value, int dtype, int device, int requiresGrad);
    [LibraryImport(Library)] internal static partial nint rt_rand(long* sizes, long count, int dtype, int device, int requiresGrad, nint g);
    [LibraryImport(Library)] internal static partial nint rt_randn(long* sizes, long count, int dtype, int device, int requiresGrad, nint g);
    [LibraryImport(Library)] internal static partial nint rt_randint(long low, long high, long* sizes, long count, int dtype, int device, int requiresGrad, nint g);
    [LibraryImport(Library)] internal static partial nint rt_randperm(long n, int dtype, int device, int requiresGrad, nint g);
    [LibraryImport(Library)] internal static partial nint rt_arange(NativeScalar start, NativeScalar stop, NativeScalar step, int dtype, int device, int requiresGrad);
    [LibraryImport(Library)] internal static partial nint rt_linspace(double start, double end, long steps, int dtype, int device, int requiresGrad);
    [LibraryImport(Library)] internal static partial nint rt_logspace(double start, double end, long steps, double @base, int dtype, int device, int requiresGrad);
    [LibraryImport(Library)] internal static partial nint rt_eye(long rows, long columns, int dtype, int device, int requiresGrad);
    [LibraryImport(Library)] internal static partial nint rt_zeros_like(nint input, int dtype, int device, int requiresGrad);
    [LibraryImport(Library)] internal static partial nint rt_ones_like(nint input, int dtype, int device, int requiresGrad);
    [LibraryImport(Library)] internal static partial nint rt_empty_like(nint input, int dtype, int device, int requiresGrad);
    [LibraryImport(Library)] internal static partial nint rt_rand_like(nint input, int dtype, int device, int requiresGrad);
    [LibraryImport(Library)] internal static partial nint rt_randn_like(nint input, int dtype, int device, int requiresGrad);
    [LibraryImport(Library)] internal static partial nint rt_full_like(nint input, NativeScalar value, int dtype, int device, int requiresGrad);
    [LibraryImport(Library)] internal static partial nint rt_scalar_tensor(NativeScalar value, int dtype, int device, int requiresGrad);
    [LibraryImport(Library)] internal static partial nint rt_from_data(void* data, long bytes, int source, long* sizes, long count, int dtype, int device, int requiresGrad);
    [LibraryImport(Library)] internal static partial nint rt_from_blob(void* data, int source, long* sizes, long count, delegate* unmanaged<nint, void> release, nint context, int dtype, int device, int requiresGrad);
    [LibraryImport(Library)] internal static partial int rt_normal_(nint self, double mean, double std, nint g);
    [LibraryImport(Library)] internal static partial int rt_uniform_(nint self, double from, double to, nint g);
    [LibraryImport(Library)] internal static partial int rt_exponential_(nint self, double lambda, nint g);
    [LibraryImport(Library)] internal static partial int rt_bernoulli_(nint self, double p, nint g);
    [LibraryImport(Library)] internal static partial nint rt_bernoulli(nint self, nint g);
    [LibraryImport(Library)] internal static partial int rt_random_(nint self, long from, long to, nint g);
    [LibraryImport(Library)] internal static partial nint rt_multinomial(nint self, long samples, int replacement, nint g);
    [LibraryImport(Library)] internal static partial nint rt_standard_gamma(nint self, nint g);
    [LibraryImport(Library)] internal static partial nint rt_sample_dirichlet(nint self, nint g);
    [LibraryImport(Library)] internal static partial nint rt_poisson(nint self, nint g);
    [LibraryImport(Library)] internal static partial int rt_zero_(nint self);
    [LibraryImport(Library)] internal static partial int rt_fill_(nint self, NativeScalar value);
    [LibraryImport(Library)] internal static partial nint rt_generator_new(ulong seed, int device);
    [LibraryImport(Library)] internal static partial nint rt_generator_default(int device);
    [LibraryImport(Library)] internal static partial void rt_generator_free(nint g);
    [LibraryImport(Library)] internal static partial int rt_generator_set_seed(nint g, ulong seed);
    [LibraryImport(Library)] internal static partial ulong rt_generator_initial_seed(nint g);
    [LibraryImport(Library)] internal static partial ulong rt_generator_seed(nint g);
    [LibraryImport(Library)] internal static partial nint rt_generator_get_state(nint g);
    [LibraryImport(Library)] internal static partial int rt_generator_set_state(nint g, nint state);
    [LibraryImport(Library)] internal static partial int rt_manual_seed(ulong seed);
}
