using System.Runtime.ExceptionServices;

namespace RoboIrl.Text2Reward.Programs;

/// <summary>Runs the compiler where its recursion cannot overflow the stack: the limits on a program's size bound the depth.</summary>
internal static class BigStack
{
    private const int Bytes = 64 << 20; // only what is used becomes memory

    /// <summary>Runs a function on a thread of its own and waits for it.</summary>
    /// <typeparam name="T">What it returns.</typeparam>
    /// <param name="function">Its exceptions are thrown here.</param>
    public static T Run<T>(Func<T> function)
    {
        T result = default!;
        ExceptionDispatchInfo? error = null;
        Thread thread = new(
            () =>
            {
                try
                {
                    result = function();
                }
#pragma warning disable CA1031 // It is thrown where the function was called.
                catch (Exception e)
#pragma warning restore CA1031
                {
                    error = ExceptionDispatchInfo.Capture(e);
                }
            },
            Bytes)
        {
            IsBackground = true,
            Name = "reward compiler",
        };
        thread.Start();
        thread.Join();
        error?.Throw();
        return result;
    }
}
