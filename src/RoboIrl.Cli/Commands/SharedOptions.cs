using System.CommandLine;

namespace RoboIrl.Cli.Commands;

/// <summary>Arguments and options that several commands have in common; each call makes a new one.</summary>
internal static class SharedOptions
{
    public static Argument<string> Config() => new("CONFIG") { Description = "Experiment file, for example configs/ppo/hopper.yaml" };

    public static Argument<string> Run() => new("RUN") { Description = "Run folder, or a folder that holds one run" };

    public static Option<string[]> Set() => new("--set") { Description = "Overrides a key, for example --set ppo.learning_rate=1e-4; may be repeated", HelpName = "a.b=c", AllowMultipleArgumentsPerToken = false };

    public static Option<string> Runs() => new("--runs") { Description = "Folder of all runs", HelpName = "DIR", DefaultValueFactory = _ => "runs" };

    public static Option<long?> Checkpoint() => new("--checkpoint") { Description = "Step of the checkpoint; the newest valid one by default", HelpName = "STEP" };

    public static Option<int> Episodes(int count) => Positive(new Option<int>("--episodes") { Description = "Number of episodes", HelpName = "N", DefaultValueFactory = _ => count });

    public static Option<ulong?> EpisodeSeed() => new("--seed") { Description = "Seed of the episodes; evaluation.seed of the experiment by default", HelpName = "SEED" };

    /// <summary>How many trainings go on at the same time; <see cref="JobsOf"/> reads it.</summary>
    public static Option<int?> Jobs() => new("--jobs") { Description = "Trainings at the same time; as many as there are cores by default", HelpName = "N" };

    /// <summary>The value of such an option.</summary>
    /// <exception cref="UsageException">It is below 1.</exception>
    public static int JobsOf(ParseResult parsed, Option<int?> jobs) => parsed.GetValue(jobs) switch
    {
        null => Environment.ProcessorCount,
        >= 1 and int n => n,
        int n => throw new UsageException($"--jobs is {n}; expected at least 1."),
    };

    /// <summary>Refuses values below 1.</summary>
    public static Option<int> Positive(Option<int> option)
    {
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && int.TryParse(result.Tokens[^1].Value, out int value) && value < 1)
            {
                result.AddError($"{option.Name} is {value}; expected at least 1.");
            }
        });
        return option;
    }
}
