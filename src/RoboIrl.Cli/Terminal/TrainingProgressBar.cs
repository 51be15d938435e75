using RoboIrl.Core.Learning;

namespace RoboIrl.Cli.Terminal;

/// <summary>Shows where a training stands: one moving line on a terminal, a plain line now and then elsewhere.</summary>
internal sealed class TrainingProgressBar(Screen screen, string name)
{
    private readonly MovingLine _moving = new(screen);

    /// <summary>Shows the progress where it is time to.</summary>
    public void Show(in TrainingProgress progress)
    {
        if (_moving.IsDue())
        {
            _moving.Show(Line(progress));
        }
    }

    /// <summary>Prints a line that stays, above the moving one.</summary>
    public void Say(string text)
    {
        Clear();
        screen.Error.WriteLine(text);
    }

    /// <summary>Removes the moving line.</summary>
    public void Clear() => _moving.Clear();

    private string Line(in TrainingProgress p)
    {
        double part = Math.Clamp((double)p.Step / Math.Max(1, p.TotalSteps), 0, 1);
        TimeSpan left = TimeSpan.FromSeconds(p.StepsPerSecond > 0 ? (p.TotalSteps - p.Step) / p.StepsPerSecond : 0);
        return $"{name} {_moving.Bar(part)}{Formats.Count(p.Step)}/{Formats.Count(p.TotalSteps)} {(int)(part * 100)}%  {Formats.Count(p.StepsPerSecond)} steps/s  ETA {Formats.Duration(left)}  " +
            $"return {Formats.Return(p.LastReturn)} (mean {Formats.Return(p.MeanReturn)})";
    }
}
