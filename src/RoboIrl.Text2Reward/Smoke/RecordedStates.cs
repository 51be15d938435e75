using RoboIrl.Text2Reward.Programs;

namespace RoboIrl.Text2Reward.Smoke;

/// <summary>States of one environment, with actions, on which a new program is tried. Implementations derive from <see cref="RecordedStates{TWorld}"/>.</summary>
public abstract class RecordedStates : IDisposable
{
    /// <summary>The interface of the world that is shown.</summary>
    public abstract Type World { get; }

    /// <summary>How many there are.</summary>
    public abstract int Count { get; }

    /// <summary>In words where a state is from: <c>random actions, episode 3, step 17</c>.</summary>
    /// <param name="index">From 0.</param>
    public abstract string Describe(int index);

    /// <summary>Tries a program on every state. The program runs in this process.</summary>
    /// <param name="program">A verified program.</param>
    /// <param name="limits">What it must keep to.</param>
    public abstract SmokeReport Try(CompiledProgram program, SmokeLimits limits);

    /// <summary>Frees the environment.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees what the states hold.</summary>
    /// <param name="disposing">Whether managed parts may be used.</param>
    protected abstract void Dispose(bool disposing);
}
