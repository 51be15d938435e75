using System.Globalization;
using RoboIrl.Cli.Terminal;
using RoboIrl.Core.RewardPrograms;
using RoboIrl.Envs;
using RoboIrl.Envs.RewardPrograms;
using RoboIrl.Text2Reward.Examples;
using RoboIrl.Text2Reward.Generation;
using RoboIrl.Text2Reward.Prompts;
using RoboIrl.Text2Reward.Verification;

namespace RoboIrl.Cli.Running.Rewards;

/// <summary>From a sentence to a program that was tried: asks, tries, gives errors back, writes everything down.</summary>
internal static class ProgramGeneration
{
    /// <summary>Generates one program.</summary>
    /// <param name="order">What.</param>
    /// <param name="author">Answers.</param>
    /// <param name="screen">Where to print.</param>
    /// <param name="stop">Gives up.</param>
    /// <returns>The folder with the program; null where none was accepted, with the reasons printed.</returns>
    /// <exception cref="AuthorException">The author gave no reply.</exception>
    public static ProgramFolder? Run(GenerationOrder order, IRewardAuthor author, Screen screen, CancellationToken stop)
    {
        EnvironmentDefinition definition = Suite.Find(order.Environment); // its error names the nearest id
        using ProgramTrials trials = new(order.Environment, seed: 0, order.Attempts); // gets ready meanwhile
        PromptRequest request = RequestOf(order, definition);
        ProgramFolder folder = ProgramFolder.Create(order.Out, definition.Id, order.Record, order.Previous);
        int count = 0;
        ErrorLoop loop = new(author, trials.Try, order.Attempts, attempt =>
        {
            folder.Keep(attempt);
            count++;
            foreach (ProgramProblem problem in attempt.Report.Problems)
            {
                screen.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"attempt {count}: {problem}"));
            }
        });
        Attempt last = Run(loop, request, () => count > 0 ? folder.Path : null, screen, stop);
        if (!last.IsAccepted)
        {
            screen.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"error: no program was accepted in {count} attempt{(count == 1 ? "" : "s")} by {last.Answer.Author}. Prompts, replies and problems are in '{folder.Path}'."));
            return null;
        }

        folder.Finish(last, order.Environment);
        Show(last, count, folder, order.Environment, screen);
        return folder;
    }

    private static Attempt Run(ErrorLoop loop, PromptRequest request, Func<string?> kept, Screen screen, CancellationToken stop)
    {
        try
        {
            return loop.Run(request, stop)[^1];
        }
        catch (AuthorException) when (kept() is { } path)
        {
            screen.Error.WriteLine($"The attempts before are in '{path}'.");
            throw;
        }
    }

    /// <summary>What the prompt is made from.</summary>
    /// <param name="order">What is ordered.</param>
    /// <param name="definition">Its environment.</param>
    public static PromptRequest RequestOf(GenerationOrder order, EnvironmentDefinition definition)
    {
        RewardEnvironment described = RewardedEnvironment.Describe(definition);
        return new PromptRequest
        {
            Environment = described,
            Instruction = order.Task,
            Examples = ProgramLibrary.Shared.MostSimilar(order.Task, described.Id, described.World.Name, order.Examples),
            Rounds = order.Rounds,
        };
    }

    private static void Show(Attempt accepted, int count, ProgramFolder folder, string environment, Screen screen)
    {
        screen.Out.WriteLine(accepted.Program!.Trim('\n'));
        ReportTable.Write(accepted.Report, screen);
        screen.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Written by {accepted.Answer.Author}, {accepted.Answer.Date:yyyy-MM-dd}; accepted at attempt {count}. It passes on {accepted.Report.States} recorded states: {accepted.Report.Microseconds:F2} us per evaluation at most, nothing allocated. It was tried in a process of its own{Box.Clause}."));
        screen.Out.WriteLine("Train with it, then say what you see:");
        screen.Out.WriteLine($"  ./build.sh reward train {folder.ProgramPath} --env {environment}");
        screen.Out.WriteLine("  ./build.sh reward feedback RUN \"WORDS\"");
    }
}
