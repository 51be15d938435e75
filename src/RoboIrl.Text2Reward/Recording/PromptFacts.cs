using RoboIrl.Text2Reward.Prompts;

namespace RoboIrl.Text2Reward.Recording;

/// <summary>What can be read off a prompt that this suite wrote.</summary>
/// <param name="Task">What the robot shall do.</param>
/// <param name="Examples">How many reference programs it shows.</param>
/// <param name="Rounds">Programs that were trained with and what a person said.</param>
/// <param name="Failed">The program that could not be used; null where there is none.</param>
public sealed record PromptFacts(string Task, int Examples, IReadOnlyList<FeedbackRound> Rounds, string? Failed)
{
    private const string TaskHeading = "# The task";
    private const string RoundHeading = "# Round ";
    private const string FailedHeading = "# This program could not be used";
    private const string Closing = "Think again about which steps";

    /// <summary>Reads a prompt.</summary>
    /// <param name="prompt">A text that <c>reward prompt</c> printed, untrusted.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="InvalidDataException">It is no such prompt.</exception>
    public static PromptFacts Read(string prompt, string name)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        List<Section> sections = Split(prompt);
        Section task = sections.Find(static s => s.Heading == TaskHeading) ?? throw Wrong(name, $"it has no line '{TaskHeading}'");
        string sentence = string.Join('\n', task.Text).Trim();
        FeedbackRound[] rounds =
        [
            .. sections.Where(static s => s.Heading.StartsWith(RoundHeading, StringComparison.Ordinal)).Select(s => new FeedbackRound(s.Code ?? throw Wrong(name, $"'{s.Heading}' shows no program"), FeedbackIn(s, name))),
        ];
        Section? failed = sections.Find(static s => s.Heading == FailedHeading);
        int examples = sections.Where(static s => s.Heading.StartsWith("# Example", StringComparison.Ordinal) || s.Heading.StartsWith("# An example", StringComparison.Ordinal))
            .Sum(static s => s.Text.Count(static line => line.StartsWith("Task: ", StringComparison.Ordinal)));
        return sentence.Length > 0 ? new PromptFacts(sentence, examples, rounds, failed is null ? null : failed.Code ?? "") : throw Wrong(name, "its task is empty");
    }

    private static string FeedbackIn(Section round, string name)
    {
        const string Says = "What a person who watched it says: ";
        int first = round.Text.FindIndex(static line => line.StartsWith(Says, StringComparison.Ordinal));
        int end = round.Text.FindIndex(static line => line.StartsWith(Closing, StringComparison.Ordinal));
        return first < 0 ? throw Wrong(name, $"'{round.Heading}' has no feedback") : string.Join('\n', round.Text[first..(end < 0 ? round.Text.Count : end)])[Says.Length..].Trim();
    }

    /// <summary>The headings with what follows them; what stands in a block of code is no heading.</summary>
    private static List<Section> Split(string prompt)
    {
        List<Section> sections = [new Section("")];
        string? fence = null;
        List<string> code = [];
        foreach (string line in prompt.ReplaceLineEndings("\n").Split('\n'))
        {
            Section now = sections[^1];
            string marks = line[..(line.Length - line.TrimStart('`').Length)];
            if (fence is null && marks.Length >= 3)
            {
                (fence, code) = (marks, []);
            }
            else if (fence is not null && line == fence)
            {
                now.Code ??= string.Join('\n', code);
                fence = null;
            }
            else if (fence is not null)
            {
                code.Add(line);
            }
            else if (IsHeading(line, now))
            {
                sections.Add(new Section(line));
            }
            else
            {
                now.Text.Add(line);
            }
        }

        return sections;
    }

    // A sentence may have lines with a '#' of its own: behind the task only rounds and failures follow.
    private static bool IsHeading(string line, Section now)
    {
        bool late = line.StartsWith(RoundHeading, StringComparison.Ordinal) || line == FailedHeading;
        bool inTask = now.Heading == TaskHeading || now.Heading.StartsWith(RoundHeading, StringComparison.Ordinal) || now.Heading == FailedHeading;
        return inTask ? late : line.StartsWith("# ", StringComparison.Ordinal);
    }

    private static InvalidDataException Wrong(string name, string why) => new($"'{name}' is no prompt as './build.sh reward prompt' prints it: {why}.");

    private sealed class Section(string heading)
    {
        public string Heading { get; } = heading;

        public List<string> Text { get; } = [];

        public string? Code { get; set; }
    }
}
