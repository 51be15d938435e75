using System.Globalization;
using RoboIrl.Cli.Terminal;
using RoboIrl.Core.Configuration;
using RoboIrl.Core.Datasets;

namespace RoboIrl.Cli.Running.Data;

/// <summary>The standard datasets of a body, after D4RL (Fu et al. 2020): the same kinds from runs of our own.</summary>
/// <param name="Body">For example <c>hopper</c>; <c>configs/sac</c> has an experiment of that name.</param>
/// <param name="MediumPart">
/// The part of the best evaluation's return at which a policy counts as medium: medium return / expert return of D4RL's own behaviour
/// policies; a third for Ant, as its authors say of all.
/// </param>
internal sealed record DatasetRecipe(string Body, double MediumPart)
{
    /// <summary>The bodies there are recipes for.</summary>
    public static IReadOnlyList<DatasetRecipe> All { get; } = [new("hopper", 0.62), new("walker2d", 0.69), new("half-cheetah", 0.32), new("ant", 1.0 / 3)];

    /// <summary>The kinds of datasets.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["random", "medium", "medium-replay", "medium-expert", "expert"];

    /// <summary>Environment whose episodes are recorded.</summary>
    public string Environment => $"locomotion/{Body}-v5";

    /// <summary>Name of the run that recipes train and share.</summary>
    public string RunName => "data-" + Body;

    /// <summary>Makes a dataset.</summary>
    /// <param name="kind">One of <see cref="Kinds"/>.</param>
    /// <param name="order">The rest of the command line.</param>
    /// <param name="screen">Where to print.</param>
    /// <param name="stop">Breaks off; the same command goes on.</param>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public int Make(string kind, RecipeOrder order, Screen screen, CancellationToken stop)
    {
        if (kind == "random")
        {
            return Collect(CollectingActor.Find(Environment, "random", null, false, screen.Error), order, order.Out, screen, stop);
        }

        if (Directory.Exists(order.Out) && kind is "medium-replay" or "medium-expert" && Directory.EnumerateFileSystemEntries(order.Out).Any())
        {
            throw new DatasetException($"'{order.Out}' exists already and nothing is ever overwritten. Choose another folder.");
        }

        if (order.MayTrain && TrainingIn(Path.GetDirectoryName(order.Run)!, order.Overrides).Run(screen, stop) is var code and not ExitCode.Ok)
        {
            return code;
        }

        EvaluatedCheckpoint[] checkpoints = EvaluatedIn(order.Run);
        long expert = EvaluatedCheckpoint.BestOf(checkpoints).Step;
        long medium = kind == "expert" ? expert : MediumOf(checkpoints, order);
        screen.Out.WriteLine($"{order.Run}: {(kind == "expert" ? "" : $"medium is the checkpoint at step {Formats.Count(medium)}, ")}expert the one at {Formats.Count(expert)}");
        return kind switch
        {
            "medium-replay" => ReplayCollection.Run(order.Run, medium, order.Out, screen, stop),
            "medium-expert" => Mix(medium, expert, order, screen, stop),
            _ => Collect(ActorAt(order.Run, medium, screen), order, order.Out, screen, stop),
        };
    }

    /// <summary>The training behind the recipes, with a checkpoint at every evaluation, all of them kept.</summary>
    /// <param name="runs">Folder of all runs.</param>
    /// <param name="overrides">Of the experiment.</param>
    /// <exception cref="UsageException">The experiments are not here.</exception>
    public TrainingOrder TrainingIn(string runs, IReadOnlyList<string> overrides)
    {
        string root = Checkout.Root ?? throw new UsageException("The experiments are not here, this program was copied out of its checkout; train a run and name it with --run.");
        string file = Path.Combine(root, "configs", "sac", Body + ".yaml");
        ExperimentConfig plain = Suite.Load(file, overrides);
        string[] keepAll = [string.Create(CultureInfo.InvariantCulture, $"checkpoint.every={plain.Evaluation.Every}"), "checkpoint.keep=1000"];
        return new TrainingOrder(file, [.. overrides, .. keepAll], runs, RunName);
    }

    /// <summary>The checkpoint of a run with the best evaluation: the expert.</summary>
    /// <param name="run">Run folder.</param>
    /// <exception cref="UsageException">It was trained elsewhere, or keeps no checkpoint that was evaluated.</exception>
    public long ExpertIn(string run) => EvaluatedCheckpoint.BestOf(EvaluatedIn(run)).Step;

    private EvaluatedCheckpoint[] EvaluatedIn(string run)
    {
        ReportedRun report = ReportedRun.Read(run, EvaluatedCheckpoint.Metric);
        return report.Experiment.Environment.StartsWith($"locomotion/{Body}-", StringComparison.Ordinal)
            ? EvaluatedCheckpoint.In(report)
            : throw new UsageException($"The run '{run}' was trained in {report.Experiment.Environment}; the recipe is for {Environment}.");
    }

    private long MediumOf(EvaluatedCheckpoint[] checkpoints, RecipeOrder order)
    {
        EvaluatedCheckpoint expert = EvaluatedCheckpoint.BestOf(checkpoints);
        double part = order.MediumPart ?? MediumPart;
        EvaluatedCheckpoint medium = checkpoints.First(c => c.Return >= part * expert.Return || c == expert);
        return medium.Step < expert.Step
            ? medium.Step
            : throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"The run '{order.Run}' keeps {checkpoints.Length} checkpoints that were evaluated; none before its best one, at step {expert.Step}, reaches {part} of that one's return {expert.Return:F0}. Train longer, with checkpoint.every equal to evaluation.every and checkpoint.keep=1000, or choose another --medium."));
    }

    private static CollectingActor ActorAt(string run, long step, Screen screen) => CollectingActor.Find(run, null, step, stochastic: true, screen.Error);

    private static int Collect(CollectingActor from, RecipeOrder order, string folder, Screen screen, CancellationToken stop)
    {
        using CollectingActor actor = from;
        return DatasetCollection.Run(actor, new CollectionGoal(long.MaxValue, order.Transitions), new CollectionOptions { Folder = folder, GoOn = true }, screen, stop);
    }

    // Both halves lie beside the result until it is whole: a stopped command goes on with them.
    private static int Mix(long medium, long expert, RecipeOrder order, Screen screen, CancellationToken stop)
    {
        string[] parts = [order.Out + ".medium", order.Out + ".expert"];
        for (int i = 0; i < parts.Length; i++)
        {
            if (Collect(ActorAt(order.Run, i == 0 ? medium : expert, screen), order, parts[i], screen, stop) is var code and not ExitCode.Ok)
            {
                return code;
            }
        }

        using (Dataset first = Dataset.Open(parts[0]), second = Dataset.Open(parts[1]))
        {
            Combination.Write([first, second], order.Out, stop);
        }

        DatasetEnvironment.Copy(parts[0], order.Out);
        foreach (string part in parts)
        {
            Directory.Delete(part, recursive: true);
        }

        using Dataset dataset = Dataset.Open(order.Out, verify: false);
        DatasetView.Print(dataset, screen);
        return ExitCode.Ok;
    }
}
