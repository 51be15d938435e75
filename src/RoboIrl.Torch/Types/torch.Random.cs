namespace TorchSharp;

public static partial class torch
{
    /// <summary>Seeds the default generators of all devices.</summary>
    /// <param name="seed">The seed.</param>
    /// <returns>The CPU's default generator.</returns>
    public static Generator manual_seed(long seed) => random.manual_seed(seed);

    /// <summary>The state of the CPU's default generator.</summary>
    /// <returns>A byte tensor.</returns>
    public static Tensor get_rng_state() => random.get_rng_state();

    /// <summary>Continues the CPU's default generator from a state.</summary>
    /// <param name="new_state">What <see cref="get_rng_state"/> returned.</param>
    public static void set_rng_state(Tensor new_state) => random.set_rng_state(new_state);

    /// <summary>The default generators.</summary>
    public static class random
    {
        /// <inheritdoc cref="torch.manual_seed(long)"/>
        public static Generator manual_seed(long seed)
        {
            NativeErrors.Check(NativeMethods.rt_manual_seed((ulong)seed));
            return Generator.Default;
        }

        /// <inheritdoc cref="torch.get_rng_state"/>
        public static Tensor get_rng_state()
        {
            using Generator generator = Generator.Default;
            return generator.get_state();
        }

        /// <inheritdoc cref="torch.set_rng_state(Tensor)"/>
        public static void set_rng_state(Tensor new_state)
        {
            using Generator generator = Generator.Default;
            generator.set_state(new_state);
        }

        /// <summary>The seed that the CPU's default generator started from.</summary>
        /// <returns>The seed.</returns>
        public static long initial_seed()
        {
            using Generator generator = Generator.Default;
            return generator.initial_seed();
        }
    }

    public static partial class cuda
    {
        /// <summary>Seeds the current CUDA device's generator; does nothing without CUDA.</summary>
        /// <param name="seed">The seed.</param>
        public static void manual_seed(long seed)
        {
            if (is_available())
            {
                using Generator generator = Generator.DefaultOf(CUDA);
                generator.manual_seed(seed);
            }
        }

        /// <summary>Seeds every CUDA device's generator; does nothing without CUDA.</summary>
        /// <param name="seed">The seed.</param>
        public static void manual_seed_all(long seed)
        {
            for (int i = 0; i < device_count(); i++)
            {
                using Generator generator = Generator.DefaultOf(new Device(DeviceType.CUDA, i));
                generator.manual_seed(seed);
            }
        }
    }
}
