using System.CommandLine;
using RoboIrl.Cli.Running.Rewards;
using RoboIrl.Cli.Terminal;
using RoboIrl.Text2Reward.Generation;

namespace RoboIrl.Cli.Commands.Reward;

/// <summary><c>reward generate SENTENCE --env ID</c>.</summary>
internal static class RewardGenerate
{
    private const string Text = $"""
        Makes a reward program from a sentence: asks an author, verifies and tries the program in a process of its own, gives errors back.
        Into the folder go program.cs, provenance.json (who wrote it, when, to which prompt) and the transcripts of every attempt.
        Ends with 1 and the reasons where no program was accepted.

        {AuthorOptions.Help}

        examples:
          ./build.sh reward generate "open the drawer" --env metaworld/drawer-open
          ./build.sh reward generate "open the drawer" --env metaworld/drawer-open --examples 0 --out runs/rewards/drawer
          ./build.sh reward generate "open the drawer" --env metaworld/drawer-open --endpoint http://localhost:8000/v1 --model qwen2.5-coder
          ./build.sh reward generate "open the drawer" --env metaworld/drawer-open --author openai --provider provider.yaml --record transcripts
          ./build.sh reward generate "open the drawer" --env metaworld/drawer-open --author reply.md
        """;

    public static Command Create(Screen screen, CancellationToken stop)
    {
        Argument<string> sentence = RewardOptions.Sentence();
        Option<string> environment = RewardOptions.Environment();
        Option<int> examples = RewardOptions.Examples();
        AuthorOptions authors = new();
        HelpfulCommand command = new("generate", Text) { sentence, environment, examples };
        authors.AddTo(command);
        command.SetAction(parsed =>
        {
            GenerationOrder order = authors.Complete(
                new GenerationOrder
                {
                    Environment = parsed.GetRequiredValue(environment),
                    Task = RewardOptions.Checked(parsed.GetRequiredValue(sentence)),
                    Examples = parsed.GetValue(examples),
                    Attempts = 1,
                },
                parsed);
            IRewardAuthor author = authors.Create(parsed, screen);
            using IDisposable? owned = author as IDisposable;
            return ProgramGeneration.Run(order, author, screen, stop) is null ? ExitCode.Failure : ExitCode.Ok;
        });
        return command;
    }
}
