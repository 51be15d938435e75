using System.CommandLine;
using System.Globalization;
using RoboIrl.Cli.Running.Rewards;
using RoboIrl.Cli.Terminal;
using RoboIrl.Text2Reward.Recording;
using RoboIrl.Text2Reward.Verification;
using Spectre.Console;

namespace RoboIrl.Cli.Commands.Reward;

/// <summary><c>reward transcript add|list</c>: prompts and replies on record.</summary>
internal static class RewardTranscript
{
    private const int LongestTask = 80;

    private const string AddText = """
        Records a prompt and the reply to it, to the byte, with who wrote it and what comes of its program.
        The task, the examples and the rounds are read off the prompt, as 'reward prompt' printed it; a prompt with errors or feedback is
        linked to the transcript whose program it shows. A reply whose program is refused is recorded with the reasons: that is no error.

        examples:
          ./build.sh reward transcript add prompt.md reply.md --env metaworld/drawer-open --model gpt-4o
          ./build.sh reward transcript add prompt.md mine.cs --env metaworld/drawer-open --person --into transcripts
        """;

    private const string ListText = """
        Shows the recorded transcripts, and how many first programs and last programs were accepted.

        examples:
          ./build.sh reward transcript list
          ./build.sh reward transcript list --env metaworld/drawer-open --transcripts transcripts
        """;

    public static Command Create(Screen screen, CancellationToken stop) =>
        new("transcript", "Prompts and replies on record") { Add(screen, stop), List(screen) };

    private static HelpfulCommand Add(Screen screen, CancellationToken stop)
    {
        Argument<string> prompt = new("PROMPT") { Description = "File with the prompt, as 'reward prompt' printed it" };
        Argument<string> reply = new("REPLY") { Description = "File with the untouched reply" };
        Option<string> environment = RewardOptions.Environment();
        Option<string?> model = new("--model") { Description = "The language model that wrote the reply; 'unknown' where its name is not known", HelpName = "NAME" };
        Option<bool> person = new("--person") { Description = "A person wrote the reply" };
        Option<string?> previous = new("--previous") { Description = "Id of the transcript whose program the prompt shows; found by that program by default", HelpName = "TRANSCRIPT" };
        Option<DateOnly?> date = new("--date") { Description = "Day of the reply, UTC; today by default", HelpName = "YYYY-MM-DD", CustomParser = ParseDate };
        Option<string?> into = new("--into") { Description = "Folder of transcripts; those of this checkout by default", HelpName = "DIR" };
        HelpfulCommand command = new("add", AddText) { prompt, reply, environment, model, person, previous, date, into };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(person) == parsed.GetValue(model) is not null)
            {
                throw new UsageException("Say who wrote the reply: either --model NAME (or --model unknown) or --person.");
            }

            string promptFile = parsed.GetRequiredValue(prompt);
            RecordOrder order = new()
            {
                Prompt = TextInput.File(promptFile),
                PromptName = promptFile,
                Reply = TextInput.File(parsed.GetRequiredValue(reply)),
                Environment = parsed.GetRequiredValue(environment),
                Author = parsed.GetValue(model) is { } name ? AuthorIdentity.Model(name == "unknown" ? null : name) : AuthorIdentity.Person,
                Date = parsed.GetValue(date) ?? DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime),
                Previous = parsed.GetValue(previous),
                Into = parsed.GetValue(into) ?? TranscriptFiles.OfCheckout(),
            };
            (string id, Transcript added) = TranscriptFiles.Record(order, stop);
            foreach (string problem in added.Head.Problems)
            {
                screen.Out.WriteLine(problem);
            }

            screen.Out.WriteLine($"recorded {id}: {added.Head.Round}, by {added.Head.Author}, {(added.Head.Verdict == TranscriptVerdict.Accepted ? "accepted" : "refused")}");
            return ExitCode.Ok;
        });
        return command;
    }

    private static HelpfulCommand List(Screen screen)
    {
        Option<string?> environment = new("--env") { Description = "Registered id; all by default", HelpName = "ID" };
        Option<string?> folder = new("--transcripts") { Description = "Folder of transcripts, instead of those of this version", HelpName = "DIR" };
        HelpfulCommand command = new("list", ListText) { environment, folder };
        command.SetAction(parsed =>
        {
            TranscriptLibrary library = parsed.GetValue(folder) is { } given ? AuthorOptions.OpenFolder(given) : TranscriptLibrary.Shared;
            (string Id, TranscriptHead Head)[] all = [.. library.Heads(parsed.GetValue(environment))];
            Table table = new Table().Border(TableBorder.Simple).AddColumns("transcript", "task", "author", "date", "verdict");
            foreach ((string id, TranscriptHead head) in all)
            {
                table.AddRow(Markup.Escape(id), Markup.Escape(Excerpt.Of(head.Task, LongestTask)), Markup.Escape(head.Author.ToString()), head.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), head.Verdict.ToString().ToLowerInvariant());
            }

            Tables.Write(screen, table);
            TranscriptSummary summary = TranscriptSummary.Of(all);
            screen.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{all.Length} transcripts of {summary.Conversations} conversations: {summary.AcceptedFirst} accepted at the first attempt, {summary.AcceptedLast} at the last one."));
            return ExitCode.Ok;
        });
        return command;
    }

    private static DateOnly? ParseDate(System.CommandLine.Parsing.ArgumentResult result)
    {
        if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date))
        {
            return date;
        }

        result.AddError($"--date is '{result.Tokens[0].Value}'; expected a day like 2026-03-01.");
        return null;
    }
}
