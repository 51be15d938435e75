namespace RoboIrl.Reporting;

/// <summary>A part of a document that a command writes: what stands between two marker lines.</summary>
public static class MarkedSection
{
    /// <summary>Replaces what stands between the lines <c>&lt;!-- name:begin --&gt;</c> and <c>&lt;!-- name:end --&gt;</c>.</summary>
    /// <param name="document">The whole document.</param>
    /// <param name="name">Name of the section.</param>
    /// <param name="content">What shall stand there.</param>
    /// <returns>The document with the new content; everything else is as it was.</returns>
    /// <exception cref="InvalidDataException">The markers are missing or out of order.</exception>
    public static string Replace(string document, string name, string content)
    {
        (string begin, string end) = ($"<!-- {name}:begin -->", $"<!-- {name}:end -->");
        int from = document.IndexOf(begin, StringComparison.Ordinal);
        int to = document.IndexOf(end, StringComparison.Ordinal);
        return from >= 0 && to > from
            ? $"{document[..(from + begin.Length)]}\n{content.Trim('\n')}\n{document[to..]}"
            : throw new InvalidDataException($"The document has no lines '{begin}' and '{end}', in this order; add them where '{name}' shall stand.");
    }
}
