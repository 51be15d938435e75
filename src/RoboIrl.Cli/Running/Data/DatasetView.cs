using System.Globalization;
using RoboIrl.Cli.Terminal;
using RoboIrl.Core.Datasets;
using RoboIrl.Core.Statistics;
using RoboIrl.Reporting.Published;

namespace RoboIrl.Cli.Running.Data;

/// <summary>Tells what is in a dataset.</summary>
internal static class DatasetView
{
    /// <summary>Prints origin, sizes, returns and, where it is defined, the normalised score.</summary>
    public static void Print(Dataset dataset, Screen screen)
    {
        DatasetOrigin origin = dataset.Description.Origin;
        screen.Out.WriteLine($"{dataset.Spec.Id}, {Policy(origin)}");
        foreach (string source in origin.Sources)
        {
            screen.Out.WriteLine($"  from {source}");
        }

        screen.Out.WriteLine($"{Formats.Count(dataset.EpisodeCount)} episodes, {Formats.Count(dataset.TransitionCount)} transitions, {Size(dataset)}");
        if (dataset.EpisodeCount == 0)
        {
            return;
        }

        double[] returns = [.. Enumerable.Range(0, dataset.EpisodeCount).Select(dataset.ReturnOf)];
        int terminated = Enumerable.Range(0, dataset.EpisodeCount).Count(e => dataset.Episode(e).Terminated[^1] != 0);
        screen.Out.WriteLine($"{Formats.Count(terminated)} terminated, {Formats.Count(dataset.EpisodeCount - terminated)} truncated; {Formats.Count((double)dataset.TransitionCount / dataset.EpisodeCount)} steps on average");
        double mean = Estimates.Mean(returns);
        screen.Out.WriteLine($"return {Formats.Return(mean)} +- {Formats.Return(Deviation(returns, mean))}, from {Formats.Return(returns.Min())} to {Formats.Return(returns.Max())}");
        if (ScoreRanges.Of(dataset.Spec.Id) is { } range)
        {
            screen.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"normalised score {range.Normalize(mean):F1} (0 at {range.Low:F0}, 100 at {range.High:F0}: {range.Source})"));
        }

        screen.Out.WriteLine(Columns(dataset.Description));
    }

    private static string Policy(DatasetOrigin origin)
    {
        string text = origin.Policy;
        text += origin.Run is null ? "" : $" of the run {origin.Run}";
        text += origin.Checkpoint is { } step ? $" at step {Formats.Count(step)}" : "";
        text += origin.Run is null || origin.Policy == "replay buffer" ? "" : origin.Stochastic ? ", sampled actions" : ", deterministic actions";
        return origin.Noise > 0 ? string.Create(CultureInfo.InvariantCulture, $"{text}, noise {origin.Noise}") : text;
    }

    private static string Columns(DatasetDescription d)
    {
        string text = $"observations {d.Environment.Observation.Size}, actions {d.Environment.Action.Size}";
        text += d.StateSize > 0 ? $", states {d.StateSize}" : ", no states";
        return text + (d.InfoSize > 0 ? $", infos {string.Join(' ', d.Environment.InfoNames)}" : "");
    }

    private static string Size(Dataset dataset)
    {
        double bytes = new DirectoryInfo(dataset.Folder).EnumerateFiles().Sum(static f => f.Length);
        return string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:F1} MB");
    }

    private static double Deviation(double[] values, double mean) => Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / values.Length);
}
