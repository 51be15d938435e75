using System.CommandLine;
using RoboIrl.Cli.Running;
using RoboIrl.Cli.Running.Rewards;
using RoboIrl.Cli.Terminal;
using RoboIrl.Core.Configuration;
using RoboIrl.Core.Runs;
using RoboIrl.Envs.Described;
using RoboIrl.Text2Reward.Generation;
using RoboIrl.Text2Reward.Prompts;
using RoboIrl.Text2Reward.Recording;

namespace RoboIrl.Cli.Commands.Reward;

/// <summary><c>reward feedback RUN WORDS</c>: the next round.</summary>
internal static class RewardFeedback
{
    private const string Text = $"""
        Makes a better program from what the robot does with the last one, in your words.
        RUN is a run that was trained with a reward program, or the folder of one. The prompt has every earlier round: each program with
        what was said of it. Writes what 'reward generate' writes.

        {AuthorOptions.Help}

        examples:
          ./build.sh reward feedback runs/drawer-open-sac-s1-1 "the gripper should stay low"
          ./build.sh reward feedback runs/rewards/drawer-open-1 "It presses from above." --endpoint http://localhost:8000/v1 --model qwen2.5-coder
        """;

    public static Command Create(Screen screen, CancellationToken stop)
    {
        Argument<string> run = new("RUN") { Description = "Run folder, or the folder of a program" };
        Argument<string> words = new("WORDS") { Description = "What the robot does and what shall be better" };
        Option<string?> task = new("--task") { Description = "What the robot shall do, where nobody wrote it down", HelpName = "SENTENCE" };
        Option<int?> examples = RewardOptions.NotNegative(new Option<int?>("--examples") { Description = "Reference programs to show; as many as in the round before by default", HelpName = "K" });
        AuthorOptions authors = new();
        HelpfulCommand command = new("feedback", Text) { run, words, task, examples };
        authors.AddTo(command);
        command.SetAction(parsed =>
        {
            GenerationOrder order = authors.Complete(OrderFor(parsed.GetRequiredValue(run), parsed.GetRequiredValue(words), parsed.GetValue(task), parsed.GetValue(examples), screen), parsed);
            IRewardAuthor author = authors.Create(parsed, screen);
            using IDisposable? owned = author as IDisposable;
            return ProgramGeneration.Run(order, author, screen, stop) is null ? ExitCode.Failure : ExitCode.Ok;
        });
        return command;
    }

    private static GenerationOrder OrderFor(string run, string words, string? task, int? examples, Screen screen)
    {
        if (string.IsNullOrWhiteSpace(words))
        {
            throw new UsageException("The feedback is empty; say what the robot does and what shall be better, for example \"It presses from above; it should pull the handle.\".");
        }

        string folder = FolderOf(run);
        string source = TextInput.File(Path.Combine(folder, ProgramProvenance.ProgramFileName));
        ProgramProvenance from = ProvenanceOf(folder, source, run, screen);
        return new GenerationOrder
        {
            Environment = from.Environment,
            Task = task ?? from.Task ?? throw new UsageException($"Nobody wrote down what the program in '{folder}' is for; say it with --task \"SENTENCE\"."),
            Examples = examples ?? from.Examples,
            Rounds = [.. from.Rounds, new FeedbackRound(source, words.Trim())],
            Previous = from.Transcripts is [.., var last] ? last : null,
            Attempts = 1,
        };
    }

    private static string FolderOf(string run)
    {
        string[] folders = [Path.Combine(run, KeptReward.FolderName), run];
        return Array.Find(folders, static f => File.Exists(Path.Combine(f, ProgramProvenance.ProgramFileName)))
            ?? throw new UsageException($"'{run}' holds no reward program: there is neither {KeptReward.ProgramPath} nor {ProgramProvenance.ProgramFileName}. Give a run that was trained with environment.reward_program, or a folder that 'reward generate' made.");
    }

    // What a person watched is the run: its environment counts, whatever the program was written for.
    private static ProgramProvenance ProvenanceOf(string folder, string source, string run, Screen screen)
    {
        string? trained = EnvironmentOf(run);
        if (trained is null && !File.Exists(Path.Combine(folder, ProgramProvenance.FileName)))
        {
            throw new UsageException($"There is no {ProgramProvenance.FileName} beside the program in '{folder}', so nobody knows its environment. Train with it first, and give the run.");
        }

        ProgramProvenance recorded = ProgramProvenance.Of(Path.Combine(folder, ProgramProvenance.ProgramFileName), source, trained ?? "", KeptReward.Today);
        if (trained is null || trained == recorded.Environment)
        {
            return recorded;
        }

        if (!DescribedEnvironment.IsFile(trained)) // a file has another path in each run
        {
            screen.Error.WriteLine($"note: the program was written for {recorded.Environment}; the run trained in {trained}, which the next one is for.");
        }

        return recorded with { Environment = trained };
    }

    private static string? EnvironmentOf(string run)
    {
        if (!File.Exists(RunFolder.ConfigPathOf(run)))
        {
            return null;
        }

        EnvironmentConfig section = Suite.LoadAsWritten(RunFolder.ConfigPathOf(run)).Environment;
        return section.File ?? section.Id!; // one of them is there
    }
}
