using RoboIrl.Envs.MetaWorld;
using RoboIrl.Testing;
using Xunit;

namespace RoboIrl.Envs.Tests.MetaWorld;

/// <summary>docs/manipulation.md says of the tasks what the code says.</summary>
public sealed class DocumentTests
{
    private const string Begin = "<!-- differences:begin -->\n";
    private const string End = "<!-- differences:end -->";

    [Fact]
    public void Differences_OfTheRuleSets_AreThoseOfTheTasks()
    {
        // After a wanted change: ROBOIRL_UPDATE_GOLDENS=1 dotnet test tests/RoboIrl.Envs.Tests --filter DocumentTests
        string path = RepositoryRoot.At("docs", "manipulation.md");
        string text = File.ReadAllText(path);
        (int from, int to) = (text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, text.IndexOf(End, StringComparison.Ordinal));
        Assert.True(from >= Begin.Length && to >= from, $"{path} has no section between the markers '{Begin.Trim()}' and '{End}'");
        string expected = Differences();
        if (Environment.GetEnvironmentVariable("ROBOIRL_UPDATE_GOLDENS") == "1")
        {
            File.WriteAllText(path, text[..from] + expected + text[to..]);
            return;
        }

        Assert.Equal(expected, text[from..to]);
    }

    private static string Differences() =>
        "| task | what `faithful` keeps and `fixed` does not have |\n|---|---|\n"
        + string.Concat(MetaWorldSuite.Tasks.Select(static task => $"| `{task.Name}` | {(task.Defects.Count > 0 ? string.Join("<br>", task.Defects) : "-")} |\n"));
}
