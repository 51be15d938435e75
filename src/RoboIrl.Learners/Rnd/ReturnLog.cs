using RoboIrl.Learners.Layered;

namespace RoboIrl.Learners.Rnd;

/// <summary>Tells of mean returns while a policy learns, some forty times until the episodes are spent.</summary>
/// <param name="stage">What the records are called.</param>
/// <param name="horizon">H.</param>
/// <param name="budget">Episodes that may be spent.</param>
/// <param name="log">Hears of it.</param>
internal sealed class ReturnLog(string stage, int horizon, long budget, Action<LayerRecord> log)
{
    private const int Records = 40;
    private double? _first;
    private double _sum, _squares;
    private long _count, _told;

    /// <summary>Takes in a rollout.</summary>
    /// <param name="returns">[n] of its episodes.</param>
    /// <param name="episodes">All that were begun by now, those that were not learned from included.</param>
    public void Add(ReadOnlySpan<float> returns, long episodes)
    {
        foreach (float value in returns)
        {
            _sum += value;
            _squares += (double)value * value;
        }

        _count += returns.Length;
        _first ??= _sum / _count;
        if (episodes - _told >= budget / Records)
        {
            Flush(episodes);
        }
    }

    /// <summary>Tells what has not been told.</summary>
    /// <param name="episodes">All that were begun by now.</param>
    public void Flush(long episodes)
    {
        if (_count > 0)
        {
            double mean = _sum / _count, error = Math.Sqrt(Math.Max(0, (_squares / _count) - (mean * mean)) / _count);
            log(new LayerRecord(stage, horizon, 0, episodes - _told, 1, _first!.Value, mean, error));
            (_sum, _squares, _count, _told) = (0, 0, 0, episodes);
        }
    }
}
