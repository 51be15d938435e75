using System.Text;
using RoboIrl.Envs.Described;
using Xunit;

namespace RoboIrl.Envs.Tests.Described;

/// <summary>The documentation's table of terms is the program's.</summary>
public sealed class TermTableTests
{
    private const string Begin = "<!-- terms:begin -->\n";
    private const string End = "<!-- terms:end -->";

    [Fact]
    public void Documentation_TableOfTerms_IsTheCatalogs()
    {
        // After a wanted change: ROBOIRL_UPDATE_GOLDENS=1 dotnet test tests/RoboIrl.Envs.Tests --filter TermTable
        string file = Path.Combine(DescribedFolder.Checkout, "docs", "yaml-environments.md");
        string text = File.ReadAllText(file);
        int start = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        int end = text.IndexOf(End, StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("ROBOIRL_UPDATE_GOLDENS") == "1")
        {
            text = text[..start] + Table() + text[end..];
            File.WriteAllText(file, text);
            end = text.IndexOf(End, StringComparison.Ordinal);
        }

        Assert.Equal(Table(), text[start..end]);
    }

    private static string Table()
    {
        StringBuilder table = new("| | gives | unit | meaning | example |\n|---|---|---|---|---|\n");
        foreach (TermInfo term in TermCatalog.All)
        {
            table.Append(System.Globalization.CultureInfo.InvariantCulture, $"| `{term.Signature}` | {term.Result} | {term.Unit} | {Escape(term.Meaning)} | `{Escape(term.Example)}` |\n");
        }

        return table.ToString();
    }

    private static string Escape(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
