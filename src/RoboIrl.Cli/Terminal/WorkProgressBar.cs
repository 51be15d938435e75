using System.Diagnostics;

namespace RoboIrl.Cli.Terminal;

/// <summary>Shows how much of some work is done: one moving line on a terminal, a plain line now and then elsewhere.</summary>
internal sealed class WorkProgressBar(Screen screen, string name)
{
    private readonly MovingLine _moving = new(screen);
    private readonly long _started = Stopwatch.GetTimestamp();

    /// <summary>Shows the progress where it is time to.</summary>
    /// <param name="part">What is done, in [0, 1].</param>
    public void Show(double part)
    {
        if (_moving.IsDue())
        {
            TimeSpan left = Stopwatch.GetElapsedTime(_started) * ((1 - part) / Math.Max(part, 1e-3));
            _moving.Show($"{name} {_moving.Bar(part)}{(int)(part * 100)}%  ETA {Formats.Duration(left)}");
        }
    }

    /// <summary>Removes the moving line.</summary>
    public void Clear() => _moving.Clear();
}
