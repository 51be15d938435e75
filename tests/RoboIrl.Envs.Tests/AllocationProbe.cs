using RoboIrl.Core.Environments;
using RoboIrl.Core.Randomness;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.Tests;

/// <summary>Passes every call on to a task and counts what the threads that step it allocate between two steps.</summary>
internal sealed class AllocationProbe(ITask task) : ITask
{
    [ThreadStatic]
    private static long _last;
    private static long _bytes;
    private static int _round;

    [ThreadStatic]
    private static int _roundOfThread;

    /// <summary>Bytes since <see cref="Restart"/>, summed over all threads.</summary>
    public static long Bytes => Volatile.Read(ref _bytes);

    public VectorSpec Observation => task.Observation;

    public VectorSpec Action => task.Action;

    public IReadOnlyList<string> InfoNames => task.InfoNames;

    public static void Restart()
    {
        Interlocked.Increment(ref _round);
        Volatile.Write(ref _bytes, 0);
    }

    public void InitializeEpisode(MjData data, ref Rng rng) => task.InitializeEpisode(data, ref rng);

    public void BeforeStep(MjData data, ReadOnlySpan<float> action)
    {
        long now = GC.GetAllocatedBytesForCurrentThread();
        if (_roundOfThread == _round)
        {
            Interlocked.Add(ref _bytes, now - _last);
        }

        (_last, _roundOfThread) = (now, _round);
        task.BeforeStep(data, action);
    }

    public void Observe(MjData data, Span<double> observation) => task.Observe(data, observation);

    public double Reward(MjData data) => task.Reward(data);

    public bool IsTerminal(MjData data) => task.IsTerminal(data);

    public void ReadInfo(Span<double> values) => task.ReadInfo(values);
}
