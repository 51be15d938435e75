using System.CommandLine;
using RoboIrl.Cli.Commands.Reward;
using RoboIrl.Cli.Running;
using RoboIrl.Cli.Running.Rewards;
using RoboIrl.Cli.Terminal;
using RoboIrl.Core.RewardPrograms;
using RoboIrl.Envs.RewardPrograms;
using RoboIrl.Text2Reward.Examples;
using RoboIrl.Text2Reward.Prompts;

namespace RoboIrl.Cli.Commands;

/// <summary><c>reward prompt|generate|check|train|feedback|compare|transcript</c>: reward programs from sentences.</summary>
internal static class RewardCommand
{
    private const string Text = """
        From a sentence to a dense reward program, after Text2Reward (Xie et al. 2024).

        examples:
          ./build.sh reward prompt "open the drawer" --env metaworld/drawer-open
          ./build.sh reward generate "open the drawer" --env metaworld/drawer-open
          ./build.sh reward check drawer.cs --env metaworld/drawer-open
          ./build.sh reward train drawer.cs --env metaworld/drawer-open
          ./build.sh reward feedback runs/drawer-open-sac-s1-1 "the gripper should stay low"
          ./build.sh reward compare --env metaworld/drawer-open --programs drawer.cs --reference --sparse --out results/drawer-open
        """;

    private const string PromptText = """
        Prints the prompt that asks a language model, or a person, for a reward program.
        It has the environment as C# declarations with units and ranges, the rules, the most similar reference programs of other tasks,
        and, where given, earlier programs with what was wrong with them. Nothing is sent anywhere.

        examples:
          ./build.sh reward prompt "open the drawer" --env metaworld/drawer-open
          ./build.sh reward prompt "do a front flip" --env locomotion/hopper-v5 --examples 0
          ./build.sh reward prompt "swing up" --env my_robot.yaml
          ./build.sh reward prompt "open the drawer" --env metaworld/drawer-open --previous first.cs --feedback "It presses from above."
          ./build.sh reward prompt "open the drawer" --env metaworld/drawer-open --previous first.cs --errors errors.txt
        """;

    public static Command Create(Screen screen, CancellationToken stop) =>
        new HelpfulCommand("reward", Text)
        {
            Prompt(screen),
            RewardGenerate.Create(screen, stop),
            RewardCheck.Create(screen, stop),
            RewardTrain.Create(screen, stop),
            RewardFeedback.Create(screen, stop),
            RewardCompare.Create(screen, stop),
            RewardSuiteCommand.Create(screen, stop),
            RewardTranscript.Create(screen, stop),
            RewardCheck.CreateWorker(),
        };

    private static HelpfulCommand Prompt(Screen screen)
    {
        Argument<string> instruction = RewardOptions.Sentence();
        Option<string> environment = RewardOptions.Environment();
        Option<int> examples = RewardOptions.Examples();
        Option<string[]> previous = new("--previous") { Description = "File with a program that was trained with; once per round, the oldest first", HelpName = "FILE" };
        Option<string[]> feedback = new("--feedback") { Description = "What the robot does with that program and what shall be better; once per --previous", HelpName = "TEXT" };
        Option<string?> errors = new("--errors") { Description = "File with what the compiler or the run said of the last --previous, in place of its --feedback", HelpName = "FILE" };
        HelpfulCommand command = new("prompt", PromptText) { instruction, environment, examples, previous, feedback, errors };
        command.SetAction(parsed =>
        {
            string sentence = RewardOptions.Checked(parsed.GetRequiredValue(instruction));
            string id = parsed.GetRequiredValue(environment);
            (IReadOnlyList<FeedbackRound> rounds, FailedProgram? failed) = History(parsed.GetValue(previous) ?? [], parsed.GetValue(feedback) ?? [], parsed.GetValue(errors));
            GenerationOrder order = new() { Environment = id, Task = sentence, Examples = parsed.GetValue(examples), Rounds = rounds, Attempts = 1 };
            screen.Out.Write(RewardPrompt.Write(ProgramGeneration.RequestOf(order, Suite.Find(id)) with { Failed = failed }));
            return ExitCode.Ok;
        });
        return command;
    }

    // Programs pair up with feedback in their order; with errors, the last program is the one that failed.
    private static (IReadOnlyList<FeedbackRound> Rounds, FailedProgram? Failed) History(string[] programs, string[] feedback, string? errors)
    {
        int trained = programs.Length - (errors is null ? 0 : 1);
        if (trained != feedback.Length)
        {
            throw new UsageException($"There are {programs.Length} --previous, {feedback.Length} --feedback and {(errors is null ? "no" : "one")} --errors; give one --feedback or, for the last program, --errors for each --previous.");
        }

        string[] sources = [.. programs.Select(TextInput.File)];
        FeedbackRound[] rounds = [.. feedback.Select((words, i) => new FeedbackRound(sources[i], words))];
        return (rounds, errors is null ? null : new FailedProgram(sources[^1], TextInput.File(errors)));
    }
}
