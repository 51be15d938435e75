using System.CommandLine;
using RoboIrl.Cli.Commands.Reward;
using RoboIrl.Cli.Running;
using RoboIrl.Cli.Terminal;
using RoboIrl.Core.RewardPrograms;
using RoboIrl.Envs.RewardPrograms;
using RoboIrl.Text2Reward.Examples;
using RoboIrl.Text2Reward.Prompts;

namespace RoboIrl.Cli.Commands;

/// <summary><c>reward prompt|check|train|compare</c>: reward programs from sentences.</summary>
internal static class RewardCommand
{
    private const string Text = """
        From a sentence to a dense reward program, after Text2Reward (Xie et al. 2024).

        examples:
          ./build.sh reward prompt "open the drawer" --env metaworld/drawer-open
          ./build.sh reward check drawer.cs --env metaworld/drawer-open
          ./build.sh reward train drawer.cs --env metaworld/drawer-open
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
        new HelpfulCommand("reward", Text) { Prompt(screen), RewardCheck.Create(screen, stop), RewardTrain.Create(screen, stop), RewardCompare.Create(screen, stop), RewardCheck.CreateWorker() };

    private static HelpfulCommand Prompt(Screen screen)
    {
        Argument<string> instruction = new("SENTENCE") { Description = "What the robot shall do" };
        Option<string> environment = new("--env") { Description = "Registered id, or a YAML file that describes an environment", HelpName = "ID", Required = true };
        Option<int> examples = new("--examples") { Description = "Reference programs to show; 1 by default, 0 for none", HelpName = "K", DefaultValueFactory = _ => 1 };
        examples.Validators.Add(static result =>
        {
            if (result.Tokens.Count > 0 && int.TryParse(result.Tokens[^1].Value, out int value) && value < 0)
            {
                result.AddError($"--examples is {value}; expected at least 0.");
            }
        });
        Option<string[]> previous = new("--previous") { Description = "File with a program that was trained with; once per round, the oldest first", HelpName = "FILE" };
        Option<string[]> feedback = new("--feedback") { Description = "What the robot does with that program and what shall be better; once per --previous", HelpName = "TEXT" };
        Option<string?> errors = new("--errors") { Description = "File with what the compiler or the run said of the last --previous, in place of its --feedback", HelpName = "FILE" };
        HelpfulCommand command = new("prompt", PromptText) { instruction, environment, examples, previous, feedback, errors };
        command.SetAction(parsed =>
        {
            string sentence = parsed.GetRequiredValue(instruction);
            if (string.IsNullOrWhiteSpace(sentence))
            {
                throw new UsageException("The sentence is empty; say what the robot shall do, for example \"open the drawer\".");
            }

            RewardEnvironment described = RewardedEnvironment.Describe(Suite.Find(parsed.GetRequiredValue(environment)));
            (IReadOnlyList<FeedbackRound> rounds, FailedProgram? failed) = History(parsed.GetValue(previous) ?? [], parsed.GetValue(feedback) ?? [], parsed.GetValue(errors));
            screen.Out.Write(RewardPrompt.Write(new PromptRequest
            {
                Environment = described,
                Instruction = sentence,
                Examples = ProgramLibrary.Shared.MostSimilar(sentence, described.Id, described.World.Name, parsed.GetValue(examples)),
                Rounds = rounds,
                Failed = failed,
            }));
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

        string[] sources = [.. programs.Select(Read)];
        FeedbackRound[] rounds = [.. feedback.Select((words, i) => new FeedbackRound(sources[i], words))];
        return (rounds, errors is null ? null : new FailedProgram(sources[^1], Read(errors)));
    }

    private static string Read(string path) => File.Exists(path)
        ? File.ReadAllText(path)
        : throw new UsageException($"There is no file '{path}'; give the path of a text file.");
}
