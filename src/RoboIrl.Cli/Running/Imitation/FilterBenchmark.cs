using System.Globalization;
using RoboIrl.Cli.Terminal;
using RoboIrl.Core.Runs;

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
            screen.Out.WriteLine($"expert {expert.Run}: {(expert.Training is { } training ? Standing(training) : "finished")}, to demonstrate");
        }

        foreach ((_, TrainingOrder training) in Trainings())
        {
            screen.Out.WriteLine($"{training.Name}: {Standing(training)}");
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
        HashSet<string> failed = [];
        int code = Train([.. experts.Where(static e => e.Training is { IsFinished: false }).Select(static e => (e.Body, e.Training!))], failed, stop);
        foreach (BenchmarkExpert expert in experts.Where(e => !failed.Contains(e.Body)))
        {
            if (stop.IsCancellationRequested || expert.Prepare(_folder, order.Terms.Tremble, screen, stop) != ExitCode.Ok)
            {
                return ExitCode.Stopped;
            }
        }

        (string Body, TrainingOrder Training)[] all = [.. Trainings().Where(t => !failed.Contains(t.Body))];
        (string, TrainingOrder)[] left = [.. all.Where(static t => !t.Training.IsFinished)];
        screen.Out.WriteLine(left.Length == 0
            ? $"all {all.Length} trainings are finished"
            : $"{left.Length} of {all.Length} trainings to do, {Math.Min(order.Jobs, left.Length)} at a time");
        int trained = Train(left, failed, stop);
        return code == ExitCode.Ok ? trained : code;
    }

    private int Train((string Body, TrainingOrder Training)[] trainings, HashSet<string> failed, CancellationToken stop)
    {
        Dictionary<string, string> bodies = trainings.ToDictionary(static t => t.Training.Name, static t => t.Body, StringComparer.Ordinal);
        int done = 0;
        int code = ParallelCommands.Run(trainings.Select(static t => new LabelledCommand(t.Training.Name, t.Training.Arguments())), order.Jobs, screen, stop, Ended);
        if (stop.IsCancellationRequested)
        {
            screen.Error.WriteLine("stopped and checkpointed; the same command goes on");
            return ExitCode.Stopped;
        }

        return code == ExitCode.Ok ? code : ExitCode.Failure;

        void Ended(LabelledCommand command, int exit)
        {
            done++;
            if (exit == ExitCode.Ok)
            {
                screen.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{command.Label} is finished ({done} of {trainings.Length})"));
            }
            else if (!stop.IsCancellationRequested)
            {
                failed.Add(bodies[command.Label]);
                screen.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"error: {command.Label} ended with code {exit} (its lines are above); the others go on, and the same command goes on with it"));
            }
        }
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

    private static string Standing(TrainingOrder training) => training.Status is not { } status
        ? Directory.Exists(training.Folder) ? "not begun" : "missing"
        : string.Create(CultureInfo.InvariantCulture, $"{status.State.ToString().ToLowerInvariant()} at {Formats.Count(status.Steps)} of {Formats.Count(status.TotalSteps)}");
}
