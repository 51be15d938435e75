using System.Globalization;

namespace RoboIrl.Text2Reward.Programs;

/// <summary>A reward program is so slow in some states that nobody had recorded that whatever it pays cannot go on.</summary>
/// <param name="name">What the program is called.</param>
/// <param name="time">What one evaluation took, the fastest of several in the same state.</param>
/// <param name="states">In how many states it was too slow by now.</param>
public sealed class SlowProgramException(string name, TimeSpan time, int states) : Exception(string.Create(
    CultureInfo.InvariantCulture,
    $"The reward program '{name}' takes {time.TotalMilliseconds:F1} ms for an evaluation, and has been too slow in {states} states; {Most.TotalMilliseconds:F0} ms are the most. Use fewer and shorter loops; 'reward check --seed N' tries it in other states."))
{
    /// <summary>Longest evaluation outside a trial: a hundred times what a program may take on recorded states.</summary>
    public static TimeSpan Most { get; } = TimeSpan.FromMilliseconds(5);

    /// <summary>What one evaluation took.</summary>
    public TimeSpan Time { get; } = time;
}
