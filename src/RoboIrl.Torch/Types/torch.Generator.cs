namespace TorchSharp;

public static partial class torch
{
    /// <summary>A source of random numbers with a state of its own. Use one from one thread at a time.</summary>
    public sealed class Generator : IDisposable
    {
        private nint _handle;

        /// <summary>A new generator.</summary>
        /// <param name="seed">The seed.</param>
        /// <param name="device">Where the numbers are made; null is the CPU.</param>
        public Generator(ulong seed = 0, Device? device = null) : this(NativeMethods.rt_generator_new(seed, (device ?? CPU).Packed), device ?? CPU)
        {
        }

        private Generator(nint handle, Device device)
        {
            if (handle == 0)
            {
                GC.SuppressFinalize(this);
                NativeErrors.Throw();
            }

            _handle = handle;
            this.device = device;
        }

        /// <summary>Frees the native generator of a wrapper that was dropped.</summary>
        ~Generator() => NativeMethods.rt_generator_free(_handle);

        /// <summary>The CPU's default generator.</summary>
        public static Generator Default => DefaultOf(CPU);

        /// <summary>Where the numbers are made.</summary>
        public Device device { get; }

        internal nint Handle => _handle != 0 ? _handle : throw new InvalidOperationException("The generator was disposed.");

        /// <summary>Starts over from a seed.</summary>
        /// <param name="seed">The seed.</param>
        /// <returns>This generator.</returns>
        public Generator manual_seed(long seed)
        {
            NativeErrors.Check(NativeMethods.rt_generator_set_seed(Handle, (ulong)seed));
            GC.KeepAlive(this);
            return this;
        }

        /// <summary>Seeds from the system's entropy.</summary>
        /// <returns>The seed.</returns>
        public long seed()
        {
            long value = (long)NativeMethods.rt_generator_seed(Handle);
            GC.KeepAlive(this);
            return value;
        }

        /// <summary>The seed that the numbers started from.</summary>
        /// <returns>The seed.</returns>
        public long initial_seed()
        {
            long value = (long)NativeMethods.rt_generator_initial_seed(Handle);
            GC.KeepAlive(this);
            return value;
        }

        /// <summary>The state as bytes.</summary>
        /// <returns>A byte tensor on the CPU.</returns>
        public Tensor get_state()
        {
            Tensor state = Tensor.Wrap(NativeMethods.rt_generator_get_state(Handle));
            GC.KeepAlive(this);
            return state;
        }

        /// <summary>Continues from a state.</summary>
        /// <param name="value">What <see cref="get_state"/> returned.</param>
        public void set_state(Tensor value)
        {
            NativeErrors.Check(NativeMethods.rt_generator_set_state(Handle, value.Handle));
            GC.KeepAlive(this);
            GC.KeepAlive(value);
        }

        /// <summary>Frees the generator.</summary>
        public void Dispose()
        {
            NativeMethods.rt_generator_free(Interlocked.Exchange(ref _handle, 0));
            GC.SuppressFinalize(this);
        }

        internal static nint HandleOf(Generator? generator) => generator is null ? 0 : generator.Handle;

        internal static Generator DefaultOf(Device device) => new(NativeMethods.rt_generator_default(device.Packed), device);
    }
}
