using System.Text;

namespace RoboIrl.Text2Reward.Verification;

/// <summary>Shows parts of hostile text: short, on one line, nothing but printable ASCII.</summary>
public static class Excerpt
{
    private const int Longest = 60;

    /// <summary>The text as it may be shown on a terminal or sent to a language model.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="longest">Most characters kept.</param>
    /// <returns>Blanks joined, other characters as <c>U+0041</c>, cut at the end.</returns>
    public static string Of(string text, int longest = Longest)
    {
        ArgumentNullException.ThrowIfNull(text);
        StringBuilder shown = new();
        bool blank = false;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (shown.Length >= longest)
            {
                return shown.ToString(0, Math.Min(shown.Length, longest)) + "...";
            }

            if (Rune.IsWhiteSpace(rune))
            {
                blank = shown.Length > 0;
                continue;
            }

            _ = blank ? shown.Append(' ') : shown;
            blank = false;
            _ = rune.Value is > ' ' and < 0x7F ? shown.Append((char)rune.Value) : shown.Append("<U+").AppendFormat(null, "{0:X4}", rune.Value).Append('>');
        }

        return shown.ToString();
    }
}
