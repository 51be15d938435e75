namespace TorchSharp;

public static partial class torch
{
    /// <summary>Numbers from start (0) up to, not including, stop; Int64 where all are whole.</summary>
    public static Tensor arange(Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Tensor.Wrap(NativeMethods.rt_arange(0L, stop, 1L, DtypeCode(dtype), DeviceCode(device), requires_grad ? 1 : 0));

    /// <summary>Numbers from start (0) up to, not including, stop; Int64 where all are whole.</summary>
    public static Tensor arange(Scalar start, Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Tensor.Wrap(NativeMethods.rt_arange(start, stop, 1L, DtypeCode(dtype), DeviceCode(device), requires_grad ? 1 : 0));

    /// <summary>Numbers from start (0) up to, not including, stop; Int64 where all are whole.</summary>
    public static Tensor arange(Scalar start, Scalar stop, Scalar step, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Tensor.Wrap(NativeMethods.rt_arange(start, stop, step, DtypeCode(dtype), DeviceCode(device), requires_grad ? 1 : 0));

    /// <summary>Numbers from start to end, evenly spaced, both included.</summary>
    public static Tensor linspace(double start, double end, long steps, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Tensor.Wrap(NativeMethods.rt_linspace(start, end, steps, DtypeCode(dtype), DeviceCode(device), requires_grad ? 1 : 0));

    /// <summary>Powers of the base, with evenly spaced exponents from start to end.</summary>
    public static Tensor logspace(double start, double end, long steps, double @base = 10, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Tensor.Wrap(NativeMethods.rt_logspace(start, end, steps, @base, DtypeCode(dtype), DeviceCode(device), requires_grad ? 1 : 0));

    /// <summary>Ones on the diagonal of a matrix; -1 columns means as many as rows.</summary>
    public static Tensor eye(long rows, long columns = -1, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Tensor.Wrap(NativeMethods.rt_eye(rows, columns < 0 ? rows : columns, DtypeCode(dtype), DeviceCode(device), requires_grad ? 1 : 0));

    /// <summary>The numbers 0 to n - 1 in random order, Int64.</summary>
    public static Tensor randperm(long n, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null)
    {
        Tensor result = Tensor.Wrap(NativeMethods.rt_randperm(n, DtypeCode(dtype), DeviceCode(device), requires_grad ? 1 : 0, Generator.HandleOf(generator)));
        GC.KeepAlive(generator);
        return result;
    }

    /// <summary>Whole random numbers of [low, high), Int64 by default.</summary>
    public static unsafe Tensor randint(long low, long high, ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null)
    {
        fixed (long* sizes = size)
        {
            Tensor result = Tensor.Wrap(NativeMethods.rt_randint(low, high, sizes, size.Length, DtypeCode(dtype), DeviceCode(device), requires_grad ? 1 : 0, Generator.HandleOf(generator)));
            GC.KeepAlive(generator);
            return result;
        }
    }

    /// <inheritdoc cref="randint(long, long, ReadOnlySpan{long}, ScalarType?, Device, bool, Generator, string[])"/>
    public static Tensor randint(long low, long high, long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        randint(low, high, (ReadOnlySpan<long>)size, dtype, device, requires_grad, generator, names);

    /// <inheritdoc cref="randint(long, long, ReadOnlySpan{long}, ScalarType?, Device, bool, Generator, string[])"/>
    public static Tensor randint(long low, long high, Size size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        randint(low, high, (ReadOnlySpan<long>)size.Shape, dtype, device, requires_grad, generator, names);

    /// <inheritdoc cref="randint(long, long, ReadOnlySpan{long}, ScalarType?, Device, bool, Generator, string[])"/>
    public static Tensor randint(long low, long high, int[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        randint(low, high, Size.Widen(size), dtype, device, requires_grad, generator, names);

    /// <inheritdoc cref="randint(long, long, ReadOnlySpan{long}, ScalarType?, Device, bool, Generator, string[])"/>
    public static Tensor randint(long high, long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        randint(0, high, (ReadOnlySpan<long>)size, dtype, device, requires_grad, generator, names);

    /// <inheritdoc cref="randint(long, long, ReadOnlySpan{long}, ScalarType?, Device, bool, Generator, string[])"/>
    public static Tensor randint(long high, Size size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        randint(0, high, (ReadOnlySpan<long>)size.Shape, dtype, device, requires_grad, generator, names);

    /// <inheritdoc cref="randint(long, long, ReadOnlySpan{long}, ScalarType?, Device, bool, Generator, string[])"/>
    public static Tensor randint(long high, int[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        randint(0, high, Size.Widen(size), dtype, device, requires_grad, generator, names);
}
