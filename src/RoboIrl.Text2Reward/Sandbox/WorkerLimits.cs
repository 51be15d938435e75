using RoboIrl.Native;

namespace RoboIrl.Text2Reward.Sandbox;

/// <summary>What a worker may take.</summary>
public sealed record WorkerLimits
{
    /// <summary>The limits that hold unless said otherwise.</summary>
    public static WorkerLimits Default { get; } = new();

    /// <summary>Bytes of private memory, the runtime, the compiler and the environment included.</summary>
    public long Memory { get; init; } = 3L << 30;

    /// <summary>Time on the processor, of all threads.</summary>
    public TimeSpan ProcessorTime { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Time from the question to the answer, on a machine that is busy with trainings too.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>Bounds this process, which is about to run a program that is not trusted. Cannot be taken back.</summary>
    /// <exception cref="IOException">The system refuses.</exception>
    public void Enter()
    {
        ProcessLimits.Memory(Memory);
        ProcessLimits.ProcessorTime(ProcessorTime);
        ProcessLimits.NoFiles();
    }
}
