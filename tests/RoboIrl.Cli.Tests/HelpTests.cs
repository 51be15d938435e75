using System.Text.RegularExpressions;
using Xunit;

namespace RoboIrl.Cli.Tests;

public sealed partial class HelpTests
{
    private static readonly string[] AllVerbs = ["train", "resume", "eval", "record", "render", "play", "report", "success", "data", "env", "experts", "reward", "config", "bench", "doctor"];

    public static TheoryData<string> Verbs() =>
    [
        .. AllVerbs, "bench filter", "bench musik", "reward prompt", "reward generate", "reward check", "reward train", "reward feedback", "reward compare", "reward suite", "reward transcript add",
        "reward transcript list",
    ];

    [Fact]
    public void Help_OfTheProgram_NamesEveryCommandAndExitCode()
    {
        CommandLine.Result result = CommandLine.Run();
        Assert.Equal(ExitCode.Ok, result.Code);
        Assert.All(AllVerbs, verb => Assert.Matches($@"\n  {verb}\b", result.Out));
        Assert.Contains(ExitCode.Help, result.Out, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public void Help_OfACommand_IsTheGoldenText(string verb)
    {
        // After a wanted change: ROBOIRL_UPDATE_GOLDENS=1 dotnet test tests/RoboIrl.Cli.Tests
        string golden = Checkouts.File($"tests/goldens/cli/{verb.Replace(' ', '-')}.txt");
        string text = CommandLine.Run([.. verb.Split(' '), "--help"]).Out;
        if (Environment.GetEnvironmentVariable("ROBOIRL_UPDATE_GOLDENS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(golden)!);
            File.WriteAllText(golden, text);
        }

        Assert.Equal(File.ReadAllText(golden), text);
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public void Help_OfACommand_HasExamplesThatParse(string verb)
    {
        MatchCollection examples = Example().Matches(CommandLine.Run([.. verb.Split(' '), "--help"]).Out);
        Assert.NotEmpty(examples);
        Assert.All(examples, example =>
        {
            string[] words = [.. Word().Matches(example.Groups["words"].Value.Split('>')[0]).Select(static word => word.Value.Trim('"'))];
            Assert.Empty(Application.Parse(words).Errors);
        });
    }

    [GeneratedRegex(@"\./build\.sh (?<words>.*)")]
    private static partial Regex Example();

    [GeneratedRegex("""
        "[^"]*"|\S+
        """)]
    private static partial Regex Word();
}
