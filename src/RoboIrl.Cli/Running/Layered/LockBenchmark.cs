using System.Diagnostics;
using System.Globalization;
using RoboIrl.Cli.Terminal;
using RoboIrl.Core.Layered;
using RoboIrl.Learners.Layered;
using RoboIrl.Torch.Fused;

namespace RoboIrl.Cli.Running.Layered;

/// <summary>Learners of layered problems side by side on the combination lock. Whatever is there already stays; the same command goes on.</summary>
/// <param name="order">The command line.</param>
/// <param name="screen">Where to print.</param>
internal sealed class LockBenchmark(LockOrder order, Screen screen)
{
    private const int Rollouts = 500;
    private const ulong JudgesSeed = 0x6A75646765UL;
    private readonly LockFolder _folder = new(order.Folder);
    private readonly LockBudgets _budgets = new(order, new LockFolder(order.Folder));

    /// <summary>Does what is left, seed 1 of everything before seed 2 of anything, short locks first.</summary>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    /// <exception cref="UsageException">Something cannot be played, or a run is there that was made otherwise; nothing was done then.</exception>
    public int Run(CancellationToken stop)
    {
        FusedOptions.Threads = order.Threads;
        _budgets.Check();
        (ulong Seed, int Horizon, LayeredKind Method)[] runs =
            [.. from seed in order.Seeds from horizon in order.Horizons from method in Methods() where !IsThere(horizon, method, seed) select (seed, horizon, method)];
        foreach ((ulong seed, int horizon, LayeredKind method) in runs)
        {
            try
            {
                LayeredBudget budget = _budgets.For(horizon, method, seed) ?? throw new InvalidOperationException($"{method.Name} h{horizon} s{seed} came before the run that its budget depends on.");
                LockResult result = Learn(horizon, method, seed, budget, stop);
                _folder.Keep(order.RunOf(horizon, method.Name, seed), result);
                screen.Out.WriteLine(LineOf(result));
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                screen.Error.WriteLine("stopped; the same command begins the run anew and keeps those that are finished");
                return ExitCode.Stopped;
            }
        }

        return ExitCode.Ok;
    }

    // Where the others get what MusIK needed it goes first.
    private IEnumerable<LayeredKind> Methods() => order.Methods.OrderByDescending(m => order.Sizes.Most > 0 && m.Name == LockBudgets.Yardstick);

    private bool IsThere(int horizon, LayeredKind method, ulong seed)
    {
        LockRun run = order.RunOf(horizon, method.Name, seed);
        LockResult? result = _folder.Read(run);
        return result is not null && (_budgets.For(horizon, method, seed) is { } budget && result.DifferenceFrom(budget, order.Form) is { } difference
            ? throw new UsageException($"'{_folder.FileOf(run)}' {difference}. Their numbers do not compare: move it away, and it is made anew, or choose another --out.")
            : true);
    }

    private LockResult Learn(int horizon, LayeredKind method, ulong seed, LayeredBudget budget, CancellationToken stop)
    {
        List<LayerRecord> layers = [];
        TimeSpan processor = Process.GetCurrentProcess().TotalProcessorTime;
        long begun = Stopwatch.GetTimestamp();
        using LockAtHand atHand = order.Form.Create(horizon, order.Definition, seed);
        IRevealedProblem problem = atHand.Problem;
        using LayeredResult learned = method.Create(budget, order.Threads).Learn(problem, seed, Log, stop);
        double seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        processor = Process.GetCurrentProcess().TotalProcessorTime - processor;

        LayeredJudge judge = new(problem, order.Threads, seed ^ JudgesSeed) { Stop = stop };
        double mean = judge.MeanReturn(learned.Policy, Rollouts);
        CoverQuality? cover = learned.Cover is { } policies ? judge.Judge(policies, learned.Decoder, order.Form.JudgedEpisodes) : null;
        return new LockResult(
            method.Name, horizon, seed, order.Form.FilesOf(order.Definition), budget, atHand.Episodes + learned.Episodes, learned.RewardEpisodes, mean, Rollouts,
            cover?.Worst, cover?.WorstLayer, cover?.Decoding is { Count: > 0 } decoding ? decoding.Min() : null,
            seconds, processor.TotalSeconds, [.. (cover?.Attainable ?? []).Select(a => a + Math.Log(problem.Spec.Actions))], layers)
        {
            CoverError = cover?.WorstError,
            JudgedEpisodes = cover is null ? null : order.Form.JudgedEpisodes,
            Parameters = order.Form.Parameters,
            Origin = new LockOrigin(TrainingSession.Versions(), order.Threads, ReportOrigin.Processor()),
        };

        void Log(LayerRecord record)
        {
            layers.Add(record);
            screen.Error.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{method.Name} h{horizon} s{seed} {record.Stage} {record.Layer}->{record.Goal}: {record.Achieved:F4} +- {record.Error:F4} (blind {record.Trivial:F4}), {Formats.Count(record.Episodes)} episodes, {record.Attempts} attempts, {Formats.Duration(Stopwatch.GetElapsedTime(begun))}"));
        }
    }

    private static string LineOf(LockResult r) => string.Create(
        CultureInfo.InvariantCulture,
        $"{r.Method} h{r.Horizon} s{r.Seed}: return {r.MeanReturn:F3}, {Formats.Count(r.Episodes)} episodes, cover {r.Cover:F3} +- {r.CoverError:F3} (layer {r.CoverLayer}), decoder {r.Decoding:F3}, {r.Seconds:F0} s, {r.ProcessorSeconds:F0} s of processors");
}
