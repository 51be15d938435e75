using System.Diagnostics;

namespace RoboIrl.Cli.Terminal;

/// <summary>A line that says where something stands: it moves on a terminal, and is printed now and then elsewhere.</summary>
internal sealed class MovingLine(Screen screen)
{
    private const int BarWidth = 24;
    private static readonly TimeSpan MovingEvery = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan PlainEvery = TimeSpan.FromSeconds(10);
    private long _shownAt = Stopwatch.GetTimestamp();
    private int _lastLength;

    /// <summary>Whether it is time for another line; then the time begins anew.</summary>
    public bool IsDue()
    {
        if (Stopwatch.GetElapsedTime(_shownAt) < (screen.Interactive ? MovingEvery : PlainEvery))
        {
            return false;
        }

        _shownAt = Stopwatch.GetTimestamp();
        return true;
    }

    /// <summary>Shows a line in place of the last one.</summary>
    public void Show(string line)
    {
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

    /// <summary>Removes the moving line.</summary>
    public void Clear()
    {
        if (screen.Interactive && _lastLength > 0)
        {
            screen.Error.Write("\r" + new string(' ', _lastLength) + "\r");
            _lastLength = 0;
        }
    }

    /// <summary>A bar and a space; nothing where no line moves.</summary>
    /// <param name="part">What is done, in [0, 1].</param>
    public string Bar(double part)
    {
        int filled = (int)(part * BarWidth);
        return screen.Interactive ? $"[{new string('=', filled)}{new string(' ', BarWidth - filled)}] " : "";
    }
}
