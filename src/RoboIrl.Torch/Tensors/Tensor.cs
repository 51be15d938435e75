using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>
    /// An n-dimensional array of one element type on one device.
    /// </summary>
    /// <remarks>
    /// Ownership: a tensor made while a <see cref="DisposeScope"/> is open on the thread belongs to that scope and is
    /// freed with it. Outside every scope the caller disposes it; one that is dropped is freed by the collector, late.
    /// Errors: a call on a disposed tensor throws <see cref="InvalidOperationException"/>, a failure inside libtorch
    /// <see cref="System.Runtime.InteropServices.ExternalException"/> with libtorch's text.
    /// Threads: one tensor may be read by many threads; its scope and its disposal belong to one thread at a time.
    /// </remarks>
    public partial class Tensor : IDisposable
    {
        private static long s_total;
        private static long s_peak;
        private nint _handle;
        private HandleGuard? _guard;

        /// <summary>Takes over one reference to a native tensor and joins the current scope.</summary>
        internal Tensor(nint handle)
        {
            _handle = handle;
            CountMade();
            ThreadScopes scopes = ThreadScopes.Current;
            if (scopes.Innermost is { } scope)
            {
                scopes.Statistics.CreatedInScopeCount++;
                scope.Add(this);
            }
            else
            {
                scopes.Statistics.CreatedOutsideScopeCount++;
                _guard = new HandleGuard(handle);
            }
        }

        /// <summary>Wrappers alive now, in every thread.</summary>
        public static long TotalCount => Interlocked.Read(ref s_total);

        /// <summary>The most wrappers that were ever alive at once.</summary>
        public static long PeakCount => Interlocked.Read(ref s_peak);

        /// <summary>Whether the tensor was disposed.</summary>
        public bool IsInvalid => _handle == 0;

        /// <summary>The native tensor; valid until the wrapper is disposed. Keep the wrapper alive while using it.</summary>
        /// <exception cref="InvalidOperationException">The tensor was disposed.</exception>
        public nint Handle
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            get
            {
                if (_handle == 0)
                {
                    ThrowDisposed();
                }

                return _handle;
            }
        }

        /// <summary>The scope that frees this tensor, and the place in its list.</summary>
        internal DisposeScope? OwningScope { get; set; }

        /// <summary>Place in the owning scope's list.</summary>
        internal int ScopeSlot { get; set; }

        /// <summary>Frees the tensor now and takes it out of its scope. Calling it twice is allowed.</summary>
        public void Dispose()
        {
            if (_handle == 0)
            {
                return;
            }

            ThreadScopes scopes = ThreadScopes.Current;
            if (OwningScope is { } scope)
            {
                scopes.Statistics.DisposedInScopeCount++;
                scope.Forget(this);
            }
            else
            {
                scopes.Statistics.DisposedOutsideScopeCount++;
            }

            nint handle = TakeHandle();
            NativeMethods.rt_free(handle);
            GC.SuppressFinalize(this);
        }

        /// <summary>Gives the native reference away: the wrapper is invalid afterwards and the caller frees the handle.</summary>
        internal nint TakeHandle()
        {
            nint handle = Interlocked.Exchange(ref _handle, 0);
            if (handle != 0)
            {
                _guard?.Release();
                _guard = null;
                CountFreed();
            }

            return handle;
        }

        /// <summary>Puts another native tensor under this wrapper and frees the old one.</summary>
        internal void ReplaceHandle(nint handle)
        {
            nint old = Handle;
            bool guarded = _guard is not null;
            _guard?.Release();
            _handle = handle;
            _guard = guarded ? new HandleGuard(handle) : null;
            InvalidateCache();
            NativeMethods.rt_free(old);
        }

        /// <summary>Called when the tensor enters or leaves a scope: exactly the tensors outside have a guard.</summary>
        internal void SetScope(DisposeScope? scope, int slot)
        {
            OwningScope = scope;
            ScopeSlot = slot;
            if (scope is null)
            {
                _guard ??= new HandleGuard(_handle);
            }
            else if (_guard is not null)
            {
                _guard.Release();
                _guard = null;
            }
        }

        internal static void CountFreed() => Interlocked.Decrement(ref s_total);

        /// <summary>Wraps a new native tensor, or throws the stored native error when there is none.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal static Tensor Wrap(nint handle)
        {
            if (handle == 0)
            {
                NativeErrors.Throw();
            }

            return new Tensor(handle);
        }

        /// <summary>As <see cref="Wrap(nint)"/>; the operand stays alive until the native call (an earlier argument) is over.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal static Tensor Wrap(nint handle, Tensor? a)
        {
            GC.KeepAlive(a);
            return Wrap(handle);
        }

        /// <inheritdoc cref="Wrap(nint, Tensor)"/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal static Tensor Wrap(nint handle, Tensor? a, Tensor? b)
        {
            GC.KeepAlive(a);
            GC.KeepAlive(b);
            return Wrap(handle);
        }

        /// <inheritdoc cref="Wrap(nint, Tensor)"/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal static Tensor Wrap(nint handle, Tensor? a, Tensor? b, Tensor? c)
        {
            GC.KeepAlive(a);
            GC.KeepAlive(b);
            GC.KeepAlive(c);
            return Wrap(handle);
        }

        /// <inheritdoc cref="Wrap(nint, Tensor)"/>
        internal static Tensor Wrap(nint handle, object? operands)
        {
            GC.KeepAlive(operands);
            return Wrap(handle);
        }

        /// <summary>Checks the status of an in-place operation on this tensor and returns this very object.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal Tensor Done(int status, Tensor? a = null, Tensor? b = null)
        {
            NativeErrors.Check(status);
            GC.KeepAlive(this);
            GC.KeepAlive(a);
            GC.KeepAlive(b);
            return this;
        }

        /// <summary>The handle of an optional operand: 0 where there is none.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal static nint OptionalHandle(Tensor? tensor) => tensor is null ? 0 : tensor.Handle;

        private static void CountMade()
        {
            long total = Interlocked.Increment(ref s_total);
            if (total > Volatile.Read(ref s_peak))
            {
                RaisePeak(total);
            }
        }

        private static void RaisePeak(long total)
        {
            long peak = Volatile.Read(ref s_peak);
            while (total > peak)
            {
                long seen = Interlocked.CompareExchange(ref s_peak, total, peak);
                if (seen == peak)
                {
                    return;
                }

                peak = seen;
            }
        }

        [DoesNotReturn]
        private static void ThrowDisposed() => throw new InvalidOperationException(
            "The tensor was disposed, by Dispose or with the scope it belonged to. Take a result out of its scope with MoveToOuterDisposeScope().");
    }
}
