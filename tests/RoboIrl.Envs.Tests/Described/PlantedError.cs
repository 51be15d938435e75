using Xunit;

namespace RoboIrl.Envs.Tests.Described;

/// <summary>
/// One planted error: a line of the good description replaced by another one. The mark § stands where the error must be found, and is
/// taken out; without a mark that is the file's first character.
/// </summary>
/// <param name="Line">How the replaced line begins; empty where <paramref name="With"/> is the whole file.</param>
/// <param name="With">What stands there instead.</param>
/// <param name="Words">What the message must say.</param>
internal sealed record PlantedError(string Line, string With, params string[] Words)
{
    /// <summary>The file and where its error is.</summary>
    public (string Yaml, int Row, int Column) Plant()
    {
        string marked = Line.Length == 0 ? With : Replace();
        int at = marked.IndexOf('§', StringComparison.Ordinal);
        string yaml = marked.Replace("§", "", StringComparison.Ordinal);
        string before = marked[..Math.Max(0, at)];
        return (yaml, before.Count(c => c == '\n') + 1, before.Length - before.LastIndexOf('\n'));
    }

    private string Replace()
    {
        string[] lines = Crawler.Yaml.Split('\n');
        int line = Assert.Single(Enumerable.Range(0, lines.Length), i => lines[i].StartsWith(Line, StringComparison.Ordinal));
        lines[line] = With;
        return string.Join('\n', lines);
    }
}
