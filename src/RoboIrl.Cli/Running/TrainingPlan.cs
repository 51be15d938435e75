using System.Globalization;
using RoboIrl.Cli.Terminal;

namespace RoboIrl.Cli.Running;

/// <summary>New runs of one experiment, seed by seed.</summary>
/// <param name="File">Experiment file.</param>
/// <param name="Overrides">Of its keys.</param>
/// <param name="Runs">Folder of all runs.</param>
/// <param name="Name">Name of the run folder, with several seeds the start of it; null for names made from the experiment.</param>
/// <param name="Seeds">At least one.</param>
internal sealed record TrainingPlan(string File, IReadOnlyList<string> Overrides, string Runs, string? Name, IReadOnlyList<ulong> Seeds)
{
    /// <summary>Reads a plan off a command line; the experiment is checked before anything is written.</summary>
    /// <param name="file">Experiment file.</param>
    /// <param name="overrides">Of its keys.</param>
    /// <param name="runs">Folder of all runs.</param>
    /// <param name="name">Name of the run folder, or null.</param>
    /// <param name="seeds">Seeds as people write them; null for the experiment's own.</param>
    /// <exception cref="Core.Configuration.ConfigException">The experiment is wrong.</exception>
    public static TrainingPlan Of(string file, IReadOnlyList<string> overrides, string runs, string? name, string? seeds)
    {
        ulong own = Suite.Load(file, overrides).Seed;
        return new TrainingPlan(file, overrides, runs, name, seeds is null ? [own] : SeedRange.Parse(seeds));
    }

    /// <summary>Trains.</summary>
    /// <param name="jobs">Seeds at the same time; more than one are trained in processes of their own.</param>
    /// <param name="screen">Where to print.</param>
    /// <param name="stop">Asks for checkpoints and the end.</param>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public int Run(int jobs, Screen screen, CancellationToken stop) => jobs > 1 && Seeds.Count > 1
        ? ParallelCommands.Run(Seeds.Select(CommandFor), jobs, screen, stop)
        : Seeds.Select(seed => TrainingSession.Start(Suite.Load(File, OverridesFor(seed)), Runs, NameFor(seed), screen, stop)).FirstOrDefault(static code => code != ExitCode.Ok);

    private List<string> OverridesFor(ulong seed) => [.. Overrides, string.Create(CultureInfo.InvariantCulture, $"seed={seed}")];

    private string? NameFor(ulong seed) => Name is null || Seeds.Count == 1 ? Name : string.Create(CultureInfo.InvariantCulture, $"{Name}-s{seed}");

    private LabelledCommand CommandFor(ulong seed) => new(
        string.Create(CultureInfo.InvariantCulture, $"seed {seed}"), TrainingOrder.TrainArguments(File, OverridesFor(seed), Runs, NameFor(seed)));
}
