using System.Text.Json.Nodes;
using Xunit;

namespace RoboIrl.Cli.Tests;

public sealed class LockReportTests
{
    private const string Usual = "code-h3/musik-s1.json";

    [Fact]
    public void Report_NothingNamed_ShowsEverythingOfTheProblem()
    {
        using TemporaryFolder folder = new();
        LockFiles.Write(folder.File(Usual), "musik", 1, 2048);
        LockFiles.Write(folder.File("code-h3/homer-s7.json"), "homer", 7, 2048);
        LockFiles.Write(folder.File("code-h4/ppo-rnd-s2.json"), "ppo-rnd", 2, 2048, mean: 0.05, horizon: 4);
        LockFiles.Write(folder.File("text-h3/musik-s1.json"), "musik", 1, 2048, definition: "text");
        folder.Write("code-h3/notes.json", "not a run");
        string all = Report(folder);
        Assert.Contains("| 3 | MusIK | 2,048 + 1,024 | 1 | 1 of 1 |", all, StringComparison.Ordinal);
        Assert.Contains("| 3 | HOMER-like | 2,048 + 1,024 | 7 | 1 of 1 |", all, StringComparison.Ordinal);
        Assert.Contains("| 4 | PPO + RND | - | 2 | 0 of 1 |", all, StringComparison.Ordinal);
        Assert.Contains("and rows differ in theirs", all, StringComparison.Ordinal);
        Assert.Equal(3, Rows(all));
        Assert.Equal(2, Rows(Report(folder, "--horizon", "3")));
        Assert.Equal(1, Rows(Report(folder, "--seeds", "7")));
        Assert.Equal(1, Rows(Report(folder, "--methods", "ppo-rnd")));
    }

    [Fact]
    public void Report_TwoBudgets_AreTwoRows()
    {
        using TemporaryFolder folder = new();
        LockFiles.Write(folder.File("code-h3/homer-s1.json"), "homer", 1, 2048);
        LockFiles.Write(folder.File("code-h3/homer-s2.json"), "homer", 2, 2048);
        LockFiles.Write(folder.File("code-h3/homer-s3.json"), "homer", 3, 2048);
        LockFiles.Write(folder.File("code-h3/homer-s1-n448-224.json"), "homer", 1, 448, mean: 0.4);
        string text = Report(folder);
        Assert.Contains("| 3 | HOMER-like | 448 + 224 | 1 | 0 of 1 | 0.400 | 0.400 | not in 1,568 |", text, StringComparison.Ordinal);
        Assert.Contains("| 3 | HOMER-like | 2,048 + 1,024 | 1..3 | 3 of 3 |", text, StringComparison.Ordinal);
        Assert.Equal(1, Rows(Report(folder, "--samples", "448", "--reward-samples", "224")));
    }

    [Fact]
    public void Report_OldFile_IsShownWithWhatItDoesNotSay()
    {
        using TemporaryFolder folder = new();
        LockFiles.Write(folder.File(Usual), "musik", 1, 2048);
        string text = Report(folder);
        Assert.Contains("1 of 1 runs do not say what they were made with.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("made otherwise now", text, StringComparison.Ordinal);
        Assert.Contains("| -2.000 | 1 of 2 | 1:00 | 1:00 | 1:30 |", text, StringComparison.Ordinal); // layers at -2.2 and -2.5 against -2.3 blind and 0.1 to gain

        LockFiles.Change(folder.File(Usual), static file => file["parameters"] = new JsonObject { ["noise"] = 0.2 });
        Assert.Contains("made otherwise now, as far as their runs say: H = 3 MusIK seeds 1, noise 0.2.", Report(folder), StringComparison.Ordinal);
    }

    [Fact]
    public void Report_NewRun_SaysWhatItWasMadeWith()
    {
        using TemporaryFolder folder = new();
        CommandLine.Result result = CommandLine.Run("bench", "musik", "--horizon", "2", "--seeds", "1", "--threads", "2", "--samples", "20", "--reward-samples", "20", "--methods", "uniform", "--out", folder.Path);
        Assert.Equal(ExitCode.Ok, result.Code);
        Assert.Contains("threads 2, on ", result.Out, StringComparison.Ordinal);
        JsonObject file = LockFiles.Read(folder.File("code-h2/uniform-s1-n20-20.json"));
        Assert.Equal(20_000, (int)file["judged_episodes"]!);
        Assert.InRange((double)file["cover_error"]!, 0, 0.01);
        Assert.Equal(0.1, (double)file["parameters"]!["noise"]!);
        Assert.Equal(2, (int)file["origin"]!["threads"]!);
        Assert.NotEmpty((string)file["origin"]!["versions"]!["native"]!["libtorch"]!);
    }

    [Fact]
    public void Report_DefinitionText_GoesIntoItsOwnSection()
    {
        using TemporaryFolder folder = new();
        LockFiles.Write(folder.File("code-h3/musik-s1.json"), "musik", 1, 2048);
        LockFiles.Write(folder.File("text-h3/musik-s2.json"), "musik", 2, 2048, definition: "text");
        string document = folder.Write("table.md", "<!-- musik:begin -->\n<!-- musik:end -->\n<!-- musik-text:begin -->\n<!-- musik-text:end -->\n");
        Report(folder, "--into", document);
        Report(folder, "--into", document, "--definition", "text");
        string[] sections = File.ReadAllText(document).Split("<!-- musik:end -->");
        Assert.Contains("as defined by the baselines' code", sections[0], StringComparison.Ordinal);
        Assert.Contains("as defined by the paper's text", sections[1], StringComparison.Ordinal);
        Assert.Equal((1, 1), (Rows(sections[0]), Rows(sections[1])));
    }

    [Fact]
    public void Report_CoverAndDecoder_HaveTheirErrorAndMeasure()
    {
        using TemporaryFolder folder = new();
        LockFiles.Write(folder.File(Usual), "musik", 1, 2048);
        LockFiles.Change(folder.File(Usual), static file => file["decoding"] = 0.98); // of a version that took plain shares
        string old = Report(folder);
        Assert.Contains("| 0.900 | - | -2.000 |", old, StringComparison.Ordinal);
        Assert.Contains("estimated from an unknown number of episodes per member", old, StringComparison.Ordinal);

        LockFiles.Change(folder.File(Usual), static file => (file["cover_error"], file["judged_episodes"]) = (0.0042, 20_000));
        string text = Report(folder);
        Assert.Contains("| 0.900 ± 0.004 | 0.980 | -2.000 |", text, StringComparison.Ordinal);
        Assert.Contains("estimated from 20,000 episodes per member", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_Figure_ShowsWhatDidNotOpenAndTheRunsBehindIt()
    {
        using TemporaryFolder folder = new();
        LockFiles.Write(folder.File(Usual), "musik", 1, 2048);
        LockFiles.Write(folder.File("code-h3/homer-s1-n448-224.json"), "homer", 1, 448, mean: 0.4);
        Report(folder, "--figure", folder.File("docs/musik"));
        string svg = File.ReadAllText(folder.File("docs/musik.svg"));
        Assert.Contains(">MusIK, worst<", svg, StringComparison.Ordinal);
        Assert.Contains(">HOMER-like 448 224, worst<", svg, StringComparison.Ordinal);
        Assert.Contains("stroke-width=\"1.6\"", svg, StringComparison.Ordinal); // a cross
        Assert.True(File.Exists(folder.File("docs/musik.png")));
        string[] lines = File.ReadAllLines(folder.File("docs/musik.csv"));
        Assert.Equal(3, lines.Length);
        Assert.Equal("code,3,musik,1,2048,1024,0,7168,1.0000,0.9000,,,-2.0000,1,60.0,90.0,", lines[1]);

        CommandLine.Result wrong = CommandLine.Run("bench", "musik", "--report", "--out", folder.Path, "--figure", folder.File("musik.svg"));
        Assert.Equal(ExitCode.Usage, wrong.Code);
        Assert.Contains("expected a path whose file has no ending", wrong.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("seed", "2", "its name says otherwise")]
    [InlineData("horizon", "4", "its name says otherwise")]
    [InlineData("method", "\"homer\"", "its name says otherwise")]
    [InlineData("definition", "\"text\"", "its name says otherwise")]
    [InlineData("attainable", "[0.1]", "'attainable' holds 1 numbers; expected 2")]
    [InlineData("cover", "null", "'attainable' holds 2 numbers; expected 0")]
    [InlineData("layers", "[null]", "a record among its layers is null")]
    [InlineData("layers", """[{"stage":"cover","goal":9,"layer":8,"episodes":1,"attempts":1,"trivial":0,"achieved":0,"error":0}]""", "in a layer outside 0 to 1")]
    [InlineData("reward_episodes", "99999999", "its numbers of episodes are impossible")]
    [InlineData("seconds", "1e300", "its times are impossible")]
    [InlineData("budget", "null", "is damaged")]
    public void Report_FileThatIsNotWhatItsNameSays_IsNamed(string key, string value, string message)
    {
        using TemporaryFolder folder = new();
        LockFiles.Write(folder.File(Usual), "musik", 1, 2048);
        LockFiles.Change(folder.File(Usual), file => file[key] = JsonNode.Parse(value));
        CommandLine.Result result = CommandLine.Run("bench", "musik", "--report", "--out", folder.Path);
        Assert.Equal(ExitCode.Usage, result.Code);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.Contains(folder.File(Usual), result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Musik_RunThatWasMadeOtherwise_IsRefused()
    {
        using TemporaryFolder folder = new();
        string[] words = ["bench", "musik", "--horizon", "3", "--seeds", "1", "--out", folder.Path];
        LockFiles.Write(folder.File(Usual), "musik", 1, 2048);
        Assert.Equal(ExitCode.Ok, CommandLine.Run(words).Code); // old files of the published lock go on

        LockFiles.Change(folder.File(Usual), static file => file["parameters"] = new JsonObject { ["noise"] = 0.2 });
        Refused("was made with noise 0.2; the lock now has noise 0.1.", words);

        LockFiles.Write(folder.File(Usual), "musik", 1, 448); // as nobody but an editor does: a name without sizes
        Refused("Their numbers do not compare", words);

        LockFiles.Write(folder.File("dial-sensors-code-h3/musik-s1.json"), "musik", 1, 2048, definition: "dial-sensors-code");
        Refused("was made with parameters that it does not name; the lock now has noise 0.1, 64 sensors, play 1.", [.. words, "--problem", "dial-sensors"]);

        folder.Write(Usual, "{");
        Refused("is damaged", words);
    }

    [Fact]
    public void Report_OfNothing_SaysSo()
    {
        using TemporaryFolder folder = new();
        CommandLine.Result result = CommandLine.Run("bench", "musik", "--report", "--out", folder.File("none"));
        Assert.Equal(ExitCode.Usage, result.Code);
        Assert.Contains("holds no finished run", result.Error, StringComparison.Ordinal);
    }

    private static string Report(TemporaryFolder folder, params string[] words)
    {
        CommandLine.Result result = CommandLine.Run(["bench", "musik", "--report", "--out", folder.Path, .. words]);
        Assert.Equal("", result.Error);
        Assert.Equal(ExitCode.Ok, result.Code);
        return result.Out;
    }

    private static int Rows(string text) => text.Split('\n').Count(static line => line.StartsWith("| ", StringComparison.Ordinal) && char.IsAsciiDigit(line[2]));

    private static void Refused(string message, string[] words)
    {
        CommandLine.Result result = CommandLine.Run(words);
        Assert.Equal(ExitCode.Usage, result.Code);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
    }
}
