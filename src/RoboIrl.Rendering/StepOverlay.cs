using System.Globalization;
using RoboIrl.Core.Imaging;

namespace RoboIrl.Rendering;

/// <summary>The numbers of a step in a corner of its frame: the reward, then the values beside it, reward terms first.</summary>
/// <remarks>
/// The reward and the terms of a reward program (<c>term_NAME</c>) have bars, to the right of the middle where they are positive and to the
/// left where not, of one scale: the largest magnitude of a term in the episode, or of the reward where there are no terms. A reward
/// beyond it fills its bar. Other values are not paid and have none.
/// </remarks>
public sealed class StepOverlay
{
    private const string Reward = "reward";
    private const string TermPrefix = "term_";
    private const int WidthOfOneDot = 480; // pixels of the frame for which letters have dots of one pixel
    private const int LineGap = 2, Margin = 4, BarLength = 40; // dots
    private const uint Ground = 0x000000, Ink = 0xF0F0F0, Positive = 0x4CC38A, Negative = 0xE5645C;
    private const double Darkness = 0.55;
    private readonly RecordedEpisode _episode;
    private readonly string[] _names;
    private readonly int _terms;
    private readonly double _largest;

    /// <summary>Prepares the numbers of an episode.</summary>
    /// <param name="episode">The episode, complete.</param>
    public StepOverlay(RecordedEpisode episode)
    {
        ArgumentNullException.ThrowIfNull(episode);
        _episode = episode;
        _terms = episode.InfoNames.TakeWhile(static name => name.StartsWith(TermPrefix, StringComparison.Ordinal)).Count();
        _names = [Reward, .. episode.InfoNames.Select((name, i) => i < _terms ? name[TermPrefix.Length..] : name)];
        for (int step = 0; step < episode.Steps; step++)
        {
            _largest = Math.Max(_largest, _terms == 0 ? Math.Abs(episode.Rewards[step]) : 0);
            foreach (double value in episode.Info(step)[.._terms])
            {
                _largest = Math.Max(_largest, Math.Abs(value));
            }
        }
    }

    /// <summary>Draws the numbers of the step that led to a state; nothing for the first state. What does not fit is cut off.</summary>
    /// <param name="image">The frame of that state.</param>
    /// <param name="state">Index of the state, 0 .. T.</param>
    public void Draw(RgbImage image, int state)
    {
        ArgumentNullException.ThrowIfNull(image);
        if (state == 0)
        {
            return;
        }

        int dot = Math.Max(1, image.Width / WidthOfOneDot);
        int line = (BitmapFont.Height + LineGap) * dot, margin = Margin * dot, bar = BarLength * dot;
        string[] numbers = [.. Enumerable.Range(0, _names.Length).Select(i => ValueOf(i, state - 1).ToString("F3", CultureInfo.InvariantCulture))];
        int wide = _names.Max(name => BitmapFont.Width(name, dot)), numbersWide = numbers.Max(number => BitmapFont.Width(number, dot));
        int right = margin + wide + margin + numbersWide;
        Darken(image, right + margin + bar + margin, margin + (line * _names.Length));
        for (int i = 0; i < _names.Length; i++)
        {
            int y = margin + (i * line);
            BitmapFont.Draw(image, _names[i], margin, y, Ink, dot);
            BitmapFont.Draw(image, numbers[i], right - BitmapFont.Width(numbers[i], dot), y, Ink, dot);
            if (i <= _terms)
            {
                DrawBar(image, right + margin + (bar / 2), y, bar / 2, BitmapFont.Height * dot, ValueOf(i, state - 1));
            }
        }
    }

    private double ValueOf(int row, int step) => row == 0 ? _episode.Rewards[step] : _episode.Info(step)[row - 1];

    private void DrawBar(RgbImage image, int middle, int y, int longest, int height, double value)
    {
        int length = _largest > 0 ? (int)Math.Round(Math.Min(Math.Abs(value) / _largest, 1) * longest) : 0;
        image.Fill(value < 0 ? middle - length : middle, y, length, height, value < 0 ? Negative : Positive);
        image.Fill(middle, y, 1, height, Ink);
    }

    private static void Darken(RgbImage image, int width, int height)
    {
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                image.Blend(x, y, Ground, Darkness);
            }
        }
    }
}
