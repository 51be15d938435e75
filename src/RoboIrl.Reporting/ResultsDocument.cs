using System.Text;
using RoboIrl.Reporting.Published;

namespace RoboIrl.Reporting;

/// <summary>Everything that is to say about the returns of some experiments, in Markdown.</summary>
public static class ResultsDocument
{
    /// <summary>The results, one number per suite where that makes sense, what others have published, and notes; parts that would be empty are left out.</summary>
    /// <param name="rows">The experiments, in the order to print; their values are returns during training.</param>
    /// <param name="published">What others have published.</param>
    /// <param name="notes">Sentences that stand below the results.</param>
    public static string ToMarkdown(IReadOnlyList<ResultRow> rows, PublishedReturns published, params IReadOnlyList<string> notes)
    {
        ArgumentNullException.ThrowIfNull(notes);
        StringBuilder document = new(ResultsTable.ToMarkdown(rows));
        foreach (string note in notes)
        {
            document.Append(note).Append('\n');
        }

        foreach (string part in (string[])[AggregateTable.ToMarkdown(rows), PublishedTable.ToMarkdown(rows, published)])
        {
            document.Append(part.Length == 0 ? "" : "\n" + part);
        }

        return document.ToString();
    }
}
