namespace RoboIrl.Text2Reward.Prompts;

/// <summary>Sentences of a user, as prompts show them and records keep them: one line, which can be no heading and no block of the prompt.</summary>
internal static class UserWords
{
    private const string Fence = "```";
    private static readonly char[] Marks = ['#', '`', '~', ' '];

    /// <summary>One line of the words; empty where there are none.</summary>
    /// <param name="words">Any text.</param>
    public static string Of(string words) =>
        string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace(Fence, "'''", StringComparison.Ordinal).TrimStart(Marks);
}
