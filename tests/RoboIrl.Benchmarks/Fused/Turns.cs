using System.Diagnostics;

namespace RoboIrl.Benchmarks.Fused;

/// <summary>Measures two jobs in turns: on a shared machine only what happens side by side can be compared.</summary>
internal static class Turns
{
    private const double WarmUpMicroseconds = 500_000; // enough for the runtime to compile the hot methods twice

    /// <summary>Microseconds per run of our job, for n runs.</summary>
    public static double Microseconds(Action job, int runs)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < runs; i++)
        {
            job();
        }

        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / runs;
    }

    /// <summary>
    /// Median over the rounds of ours divided by the mean of the yardstick's turns before and after it, and the
    /// yardstick's median. The run counts fill about a quarter of a turn each, so that a disturbance of the machine spoils
    /// few rounds.
    /// </summary>
    public static (double Ours, double Reference, double Ratio) Compare(Action ours, Func<int, double> yardstick, BenchmarkSettings settings, int multiple = 1)
    {
        for (double spent = 0; spent < WarmUpMicroseconds;)
        {
            spent += Microseconds(ours, 2 * multiple) * 2 * multiple;
        }

        yardstick(4 * multiple);
        double budget = settings.SecondsPerChunk * 1e6 / 4;
        int ourRuns = Runs(Microseconds(ours, multiple), budget, multiple);
        int referenceRuns = Runs(yardstick(multiple), budget, multiple);
        List<double> references = [];
        List<double> ratios = [];
        for (int round = 0; round < settings.Rounds * 3; round++)
        {
            double before = yardstick(referenceRuns);
            double time = Microseconds(ours, ourRuns);
            double reference = 0.5 * (before + yardstick(referenceRuns));
            references.Add(reference);
            ratios.Add(time / reference);
        }

        double ratio = BenchmarkSettings.Median(ratios);
        double median = BenchmarkSettings.Median(references);
        return (ratio * median, median, ratio);
    }

    private static int Runs(double microseconds, double budget, int multiple) =>
        Math.Max(1, (int)(budget / microseconds / multiple)) * multiple;
}
