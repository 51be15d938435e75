using RoboIrl.Cli.Running.Data;
using RoboIrl.Cli.Terminal;
using RoboIrl.Core.Datasets;
using RoboIrl.Core.Runs;
using RoboIrl.Core.Text;

namespace RoboIrl.Cli.Running.Imitation;

/// <summary>The expert of a body: a run, the episodes it demonstrates, and the returns that scores lie between.</summary>
/// <param name="Recipe">Of the body.</param>
/// <param name="Run">Folder of the run.</param>
/// <param name="Training">What trains it where it is not finished; null for a run that was named.</param>
internal sealed record BenchmarkExpert(DatasetRecipe Recipe, string Run, TrainingOrder? Training)
{
    /// <summary>Episodes that an expert demonstrates.</summary>
    public const int Demonstrations = 25;

    /// <summary>The body.</summary>
    public string Body => Recipe.Body;

    /// <summary>Finds the expert of a body.</summary>
    /// <param name="body">The body.</param>
    /// <param name="experts">Folder that holds runs called BODY or data-BODY; null for the run that recipes train.</param>
    /// <exception cref="UsageException">There is none, or it is not finished.</exception>
    public static BenchmarkExpert Of(string body, string? experts)
    {
        DatasetRecipe recipe = DatasetRecipe.All.Single(r => r.Body == body);
        if (experts is null)
        {
            TrainingOrder training = recipe.TrainingIn(Path.GetFullPath("runs"), []);
            return new BenchmarkExpert(recipe, training.Folder, training);
        }

        string[] names = [body, recipe.RunName];
        string run = names.Select(n => Path.Combine(experts, n)).FirstOrDefault(static f => File.Exists(RunFolder.ConfigPathOf(f)))
            ?? throw new UsageException($"--experts '{experts}' holds no run called {string.Join(" or ", names)}{Hint(experts, names)}. Train one with ./build.sh train configs/sac/{body}.yaml --runs {experts} --name {body}, or leave --experts out.");
        RunState state = RunFolder.ReadStatus(run).State;
        return state == RunState.Finished
            ? new BenchmarkExpert(recipe, Path.GetFullPath(run), null)
            : throw new UsageException($"The expert '{run}' is {state.ToString().ToLowerInvariant()}, not finished. Go on with it first: ./build.sh resume {run}");
    }

    /// <summary>Whether the demonstrations and the reference are there.</summary>
    /// <param name="folder">Of the benchmark.</param>
    /// <param name="tremble">Probability that an action is replaced by a random one.</param>
    public bool IsReady(BenchmarkFolder folder, double tremble)
    {
        string data = folder.DataOf(Body);
        if (!folder.References().Any(r => r.Body == Body && r.IsOf(data, tremble)))
        {
            return false;
        }

        using Dataset dataset = Dataset.Open(data, verify: false);
        return dataset.EpisodeCount >= Demonstrations && dataset.Description.Origin.Run == Path.GetFileName(Run);
    }

    /// <summary>Records the demonstrations and measures the references, whatever is missing of them.</summary>
    /// <param name="folder">Of the benchmark.</param>
    /// <param name="tremble">Probability that an action is replaced by a random one.</param>
    /// <param name="screen">Where to print.</param>
    /// <param name="stop">Breaks off; the same command goes on.</param>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public int Prepare(BenchmarkFolder folder, double tremble, Screen screen, CancellationToken stop)
    {
        string data = folder.DataOf(Body);
        using CollectingActor actor = CollectingActor.Find(Run, null, Recipe.ExpertIn(Run), stochastic: false, screen.Error);
        int code = DatasetCollection.Run(actor, new CollectionGoal(Demonstrations, long.MaxValue), new CollectionOptions { Folder = data, GoOn = true }, screen, stop);
        if (code != ExitCode.Ok)
        {
            return code;
        }

        BenchmarkReference reference = BenchmarkReference.Measure(Body, data, actor, tremble, stop);
        if (reference.Expert <= reference.Random)
        {
            throw new UsageException(FormattableString.Invariant($"The expert '{Run}' returns {reference.Expert:F1} under the trembling hand, no more than random actions ({reference.Random:F1}): nothing can be scored between them. Train it longer, or name another with --experts, into another --out."));
        }

        folder.Keep(reference);
        screen.Out.WriteLine(FormattableString.Invariant($"{Body}, hand trembling with {tremble}: expert {Formats.Return(reference.Expert)}, random {Formats.Return(reference.Random)}"));
        return ExitCode.Ok;
    }

    private static string Hint(string experts, string[] names)
    {
        string[] there = Directory.Exists(experts) ? [.. Directory.EnumerateDirectories(experts).Select(static d => Path.GetFileName(d))] : [];
        return there.Length == 0 ? "; it holds no folder at all" : NearMiss.Hint(names[0], there);
    }
}
