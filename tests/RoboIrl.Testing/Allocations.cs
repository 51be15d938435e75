namespace RoboIrl.Testing;

/// <summary>Managed bytes that code allocates.</summary>
public static class Allocations
{
    /// <summary>Bytes that the calling thread allocates in <paramref name="repetitions"/> calls, after warm-up calls.</summary>
    public static long Measure(Action action, int repetitions, int warmUp = 50)
    {
        for (int i = 0; i < warmUp; i++)
        {
            action();
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < repetitions; i++)
        {
            action();
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    /// <summary>Throws where anything is allocated by the calling thread.</summary>
    public static void AssertNone(Action action, int repetitions = 1_000, int warmUp = 50)
    {
        long bytes = Measure(action, repetitions, warmUp);
        if (bytes != 0)
        {
            throw new InvalidOperationException($"{bytes} bytes were allocated in {repetitions} calls, expected none.");
        }
    }
}
