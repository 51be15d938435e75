using System.Diagnostics;
using RoboIrl.Core.Learning;

namespace RoboIrl.Cli.Terminal;

/// <summary>Shows where a training stands: one moving line on a terminal, a plain line now and then elsewhere.</summary>
internal sealed class TrainingProgressBar(Screen screen, string name)
{
    private const int BarWidth = 24;
    private static readonly TimeSpan MovingEvery = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan PlainEvery = TimeSpan.FromSeconds(10);
    private long _shownAt = Stopwatch.GetTimestamp();
    private int _lastLength;

    /// <summary>Shows the progress where it is time to.</summary>
    public void Show(in TrainingProgress progress)
    {
        if (Stopwatch.GetElapsedTime(_shownAt) < (screen.Interactive ? MovingEvery : PlainEvery))
        {
            return;
        }

        _shownAt = Stopwatch.GetTimestamp();
        string line = Line(progress);
        if (screen.Interactive)
        {
            screen.Error.Write("\r" + line.PadRight(_lastLength));
            _lastLength = line.Length;
        }
        else
        {
            screen.Error.WriteLine(line);
        }
    }

    /// <summary>Prints a line that stays, above the moving one.</summary>
    public void Say(string text)
    {
        Clear();
        screen.Error.WriteLine(text);
    }

    /// <summary>Removes the moving line.</summary>
    public void Clear()
    {
        if (screen.Interactive && _lastLength > 0)
        {
            screen.Error.Write("\r" + new string(' ', _lastLength) + "\r");
            _lastLength = 0;
        }
    }

    private string Line(in TrainingProgress p)
    {
        double part = Math.Clamp((double)p.Step / Math.Max(1, p.TotalSteps), 0, 1);
        int filled = (int)(part * BarWidth);
        string bar = screen.Interactive ? $"[{new string('=', filled)}{new string(' ', BarWidth - filled)}] " : "";
        TimeSpan left = TimeSpan.FromSeconds(p.StepsPerSecond > 0 ? (p.TotalSteps - p.Step) / p.StepsPerSecond : 0);
        return $"{name} {bar}{Formats.Count(p.Step)}/{Formats.Count(p.TotalSteps)} {(int)(part * 100)}%  {Formats.Count(p.StepsPerSecond)} steps/s  ETA {Formats.Duration(left)}  " +
            $"return {Formats.Return(p.LastReturn)} (mean {Formats.Return(p.MeanReturn)})";
    }
}
