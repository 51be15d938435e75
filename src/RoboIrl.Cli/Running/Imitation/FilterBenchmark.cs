using System.Globalization;
using RoboIrl.Cli.Terminal;

namespace RoboIrl.Cli.Running.Imitation;

/// <summary>
/// FILTER beside moment matching, GAIL and cloning under a trembling hand: experts, demonstrations, trainings in processes of their own,
/// report. Whatever is there already stays; the same command goes on.
/// </summary>
/// <param name="order">The command line.</param>
/// <param name="screen">Where to print.</param>
internal sealed class FilterBenchmark(FilterBenchmarkOrder order, Screen screen)
{
    private readonly BenchmarkFolder _folder = new(order.Folder);

    /// <summary>The trainings, seed 1 of everything before seed 2 of anything: an interrupted benchmark shows a full, if thin, table.</summary>
    public IReadOnlyList<(string Body, TrainingOrder Training)> Trainings()
    {
        string root = Checkout.Root ?? throw new UsageException("bench filter needs the source checkout, whose experiments it trains; this program runs outside of it.");
        return [.. order.Seeds.SelectMany(_ => order.Methods, static (seed, method) => (seed, method))
            .SelectMany(_ => order.Bodies, (at, body) => (body, TrainingOf(root, at.method, body, at.seed)))];
    }

    /// <summary>Prints how every training stands, and those of the experts that are needed; writes nothing.</summary>
    public void List()
    {
        _folder.RequireSame(order.Terms);
        foreach (BenchmarkExpert expert in order.Bodies.Select(b => BenchmarkExpert.Of(b, order.Experts)).Where(e => !e.IsReady(_folder, order.Terms.Tremble)))
        {
            screen.Out.WriteLine($"expert {expert.Run}: {(expert.Training is { } training ? TrainingBatch.Standing(training) : "finished")}, to demonstrate");
        }

        foreach ((_, TrainingOrder training) in Trainings())
        {
            screen.Out.WriteLine($"{training.Name}: {TrainingBatch.Standing(training)}");
        }
    }

    /// <summary>Does what is left of everything but the report.</summary>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    /// <exception cref="Core.Configuration.ConfigException">An override is wrong.</exception>
    public int Run(CancellationToken stop)
    {
        // What is missing or wrong is told before anything is written.
        BenchmarkExpert[] experts = [.. order.Bodies.Select(b => BenchmarkExpert.Of(b, order.Experts))];
        foreach ((_, TrainingOrder training) in Trainings())
        {
            Suite.Load(training.Config, training.Overrides);
        }

        _folder.Claim(order.Terms);
        experts = [.. experts.Where(e => !e.IsReady(_folder, order.Terms.Tremble))];
        (string Body, TrainingOrder Training)[] untrained = [.. experts.Where(static e => e.Training is { IsFinished: false }).Select(static e => (e.Body, e.Training!))];
        HashSet<string> failedTrainings = [];
        int code = TrainingBatch.Run([.. untrained.Select(static t => t.Training)], order.Jobs, screen, stop, failedTrainings);
        HashSet<string> failed = [.. untrained.Where(t => failedTrainings.Contains(t.Training.Name)).Select(static t => t.Body)];
        foreach (BenchmarkExpert expert in experts.Where(e => !failed.Contains(e.Body)))
        {
            if (stop.IsCancellationRequested || expert.Prepare(_folder, order.Terms.Tremble, screen, stop) != ExitCode.Ok)
            {
                return ExitCode.Stopped;
            }
        }

        int trained = TrainingBatch.RunRest([.. Trainings().Where(t => !failed.Contains(t.Body)).Select(static t => t.Training)], order.Jobs, screen, stop);
        return code == ExitCode.Ok ? trained : code;
    }

    private TrainingOrder TrainingOf(string root, ImitationMethod method, string body, ulong seed) => new(
        Path.Combine(root, "configs", method.Folder, body + ".yaml"),
        [
            .. order.Terms.Overrides,
            .. method.Overrides,
            $"dataset={_folder.DataOf(body)}",
            string.Create(CultureInfo.InvariantCulture, $"environment.randomization.tremble={order.Terms.Tremble}"),
            string.Create(CultureInfo.InvariantCulture, $"total_steps={method.StepsOf(order.Terms.Steps)}"),
            string.Create(CultureInfo.InvariantCulture, $"seed={seed}"),
        ],
        _folder.Runs, BenchmarkFolder.RunNameOf(method, body, seed));
}
