using System.Diagnostics;
using RoboIrl.Text2Reward.Examples;
using RoboIrl.Text2Reward.Recording;
using RoboIrl.Text2Reward.Tests.Authors;
using Xunit;

namespace RoboIrl.Cli.Tests;

public sealed class RewardGenerateTests : IDisposable
{
    private const string Environment = "metaworld/drawer-open";
    private const string Sentence = "open the drawer";
    private const string KeyVariable = "ROBOIRL_TEST_KEY_OF_GENERATE";
    private const string Key = "sk-generate-0987654321";
    private static readonly string Good = ProgramLibrary.Shared.Programs.First(static p => p.Environment == Environment).Code;
    private static readonly string Bad = Good.Replace("double reach =", "System.IO.File.Delete(\"x\"); double reach =", StringComparison.Ordinal);
    private readonly TemporaryFolder _folder = new();

    private string Out => _folder.File("out");

    private string Transcripts => _folder.File("transcripts");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Generate_FromRecordedTranscripts_WritesTheProgramAndWhereItIsFrom()
    {
        string id = Record(Fenced(Good), "--model", "some-model", "--date", "2026-03-01");
        Assert.Equal("metaworld/drawer-open/open-the-drawer/zero-shot", id);

        CommandLine.Result result = Generate("--transcripts", Transcripts);

        Assert.True(result.Code == ExitCode.Ok, result.Error);
        Assert.Contains("public sealed class Reward", result.Out, StringComparison.Ordinal);
        Assert.Matches("\n *reach +", result.Out);
        Assert.Contains("Written by the language model some-model, 2026-03-01; accepted at attempt 1.", result.Out, StringComparison.Ordinal);
        Assert.Matches(@"nothing allocated\. It was tried in a process of its own(, without network and files|; not in a box, because )", result.Out);
        Assert.Empty(result.Error);
        Assert.Equal(Good.Trim(), File.ReadAllText(Program).Trim());
        ProgramProvenance provenance = Provenance;
        Assert.True(provenance.IsOf(File.ReadAllText(Program)));
        Assert.Equal((Environment, Sentence, AuthorIdentity.Model("some-model"), new DateOnly(2026, 3, 1), 0, 1), (provenance.Environment, provenance.Task, provenance.Author, provenance.Date, provenance.Examples, provenance.Attempts));
        Assert.Equal([id], provenance.Transcripts);
        Assert.Equal(TranscriptLibrary.Open(Transcripts).Read(id).Head.PromptSha256, provenance.PromptSha256);
        Assert.Equal([id], TranscriptLibrary.Open(Path.Combine(Out, "transcripts")).Ids);
    }

    [Fact]
    public void Generate_WithoutATranscript_SaysWhatThereIs()
    {
        Record("I would rather not.", "--model", "unknown");
        CommandLine.Result result = CommandLine.Run("reward", "generate", "close the drawer", "--env", Environment, "--examples", "0", "--out", Out, "--transcripts", Transcripts);
        Assert.Equal(ExitCode.Failure, result.Code);
        Assert.Contains("No transcript answers this prompt", result.Error, StringComparison.Ordinal);
        Assert.Contains("open-the-drawer/zero-shot: \"open the drawer\", 0 examples, a language model", result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Out);
    }

    [Fact]
    public void Generate_RefusedProgram_FailsWithTheReasonAndKeepsTheTranscript()
    {
        CommandLine.Result result = Generate("--author", _folder.Write("bad.cs", Bad), "--record", Transcripts);
        Assert.Equal(ExitCode.Failure, result.Code);
        Assert.Contains("[Symbol] 'System.IO.File.Delete(string)' may not be used", result.Error, StringComparison.Ordinal);
        Assert.Contains("no program was accepted in 1 attempt by a person", result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Program));
        foreach (string folder in (string[])[Transcripts, Path.Combine(Out, "transcripts")])
        {
            (_, TranscriptHead head) = Assert.Single(TranscriptLibrary.Open(folder).Heads(Environment));
            Assert.Equal((TranscriptVerdict.Refused, AuthorIdentity.Person), (head.Verdict, head.Author));
        }
    }

    [Fact]
    public void Generate_FromTheStandardInput_IsAPersons()
    {
        using Process process = Start("reward", "generate", Sentence, "--env", Environment, "--author", "stdin", "--out", Out);
        process.StandardInput.Write(Good);
        process.StandardInput.Close();
        Processes.Finished result = Processes.Finish(process);
        Assert.True(result.Code == ExitCode.Ok, result.Error);
        Assert.Contains("Written by a person", result.Out, StringComparison.Ordinal);
        Assert.Equal(AuthorIdentity.Person, Provenance.Author);
        Assert.Equal(1, Provenance.Examples);
    }

    [Fact]
    public void Generate_FromAnEndpoint_GivesErrorsBackAndKeepsTheKeyToItself()
    {
        System.Environment.SetEnvironmentVariable(KeyVariable, Key);
        using LoopbackServer server = new(e => e.Json(LoopbackServer.Completion($"{Fenced(e.Number == 1 ? Bad : Good)}\nYour key is {Key}.")));
        CommandLine.Result result = Generate("--endpoint", server.Address, "--model", "any", "--key-variable", KeyVariable, "--record", Transcripts);
        System.Environment.SetEnvironmentVariable(KeyVariable, null);

        Assert.True(result.Code == ExitCode.Ok, result.Error);
        Assert.Contains("attempt 1: line 1", result.Error, StringComparison.Ordinal);
        Assert.Contains("accepted at attempt 2", result.Out, StringComparison.Ordinal);
        Assert.Contains("System.IO.File.Delete(string)", server.Requests.Last().Body, StringComparison.Ordinal);
        Assert.Equal((AuthorIdentity.Endpoint("test-model-2", "any", new Uri(server.Address).Authority), 2), (Provenance.Author, Provenance.Attempts));
        string[] ids = ["metaworld/drawer-open/open-the-drawer/zero-shot", "metaworld/drawer-open/open-the-drawer/zero-shot.error-1"];
        Assert.Equal(ids, Provenance.Transcripts);
        TranscriptHead second = TranscriptLibrary.Open(Transcripts).Read(ids[1]).Head;
        Assert.Equal((ids[0], 1, TranscriptVerdict.Accepted), (second.Previous, second.ErrorAttempt, second.Verdict));
        Assert.All(Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories), static file => Assert.DoesNotContain("0987654321", File.ReadAllText(file), StringComparison.Ordinal));
        Assert.DoesNotContain("0987654321", result.Out + result.Error, StringComparison.Ordinal);

        // What was recorded answers the same questions without the endpoint.
        CommandLine.Result replayed = CommandLine.Run("reward", "generate", Sentence, "--env", Environment, "--examples", "0", "--out", _folder.File("again"), "--transcripts", Transcripts, "--strict");
        Assert.True(replayed.Code == ExitCode.Ok, replayed.Error);
        Assert.Equal(File.ReadAllText(Program), File.ReadAllText(Path.Combine(_folder.File("again"), "program.cs")));
        Assert.Contains("2 transcripts of 1 conversations: 0 accepted at the first attempt, 1 at the last one.", CommandLine.Run("reward", "transcript", "list", "--transcripts", Transcripts).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Feedback_OnARun_AsksWithEveryRoundBefore()
    {
        string run = _folder.File("run");
        string reward = Directory.CreateDirectory(Path.Combine(run, "reward")).FullName;
        File.WriteAllText(Path.Combine(reward, "program.cs"), Good);
        ProgramProvenance.Unrecorded(Good, Environment, new DateOnly(2026, 3, 1), AuthorIdentity.Model("m"), Sentence).Write(Path.Combine(reward, "provenance.json"));

        CommandLine.Result first = CommandLine.Run("reward", "feedback", run, "It presses from above.", "--author", _folder.Write("second.cs", Good.Replace("5 * opened", "6 * opened", StringComparison.Ordinal)), "--out", Out);
        Assert.True(first.Code == ExitCode.Ok, first.Error);
        CommandLine.Result second = CommandLine.Run("reward", "feedback", Out, "Stay low.", "--author", _folder.Write("third.cs", Good), "--out", _folder.File("third"));
        Assert.True(second.Code == ExitCode.Ok, second.Error);

        ProgramProvenance third = ProgramProvenance.Read(_folder.File("third/provenance.json"));
        Assert.Equal(["It presses from above.", "Stay low."], third.Rounds.Select(static r => r.Feedback));
        Assert.Contains("6 * opened", third.Rounds[1].Program, StringComparison.Ordinal);
        Transcript transcript = TranscriptLibrary.Open(_folder.File("third/transcripts")).Read("metaworld/drawer-open/open-the-drawer/zero-shot.feedback-2");
        Assert.Contains("What a person who watched it says: It presses from above.\n\n# Round 2", transcript.Prompt, StringComparison.Ordinal);
        Assert.Equal(Provenance.Transcripts[^1], transcript.Head.Previous);
    }

    [Fact]
    public void Feedback_OnARunInAnotherEnvironment_AsksAboutTheRuns()
    {
        string run = _folder.File("run"), reward = Directory.CreateDirectory(Path.Combine(run, "reward")).FullName;
        File.WriteAllText(Path.Combine(reward, "program.cs"), Good);
        ProgramProvenance.Unrecorded(Good, Environment, new DateOnly(2026, 3, 1), AuthorIdentity.Model("m"), Sentence).Write(Path.Combine(reward, "provenance.json"));
        File.WriteAllText(Path.Combine(run, "config.yaml"), "environment: {id: metaworld/drawer-close, reward_program: reward/program.cs}\nlearner: sac\ntotal_steps: 100\n");

        CommandLine.Result result = CommandLine.Run("reward", "feedback", run, "It pulls.", "--author", _folder.Write("second.cs", Good), "--out", Out);
        Assert.True(result.Code == ExitCode.Ok, result.Error);
        Assert.Contains($"note: the program was written for {Environment}; the run trained in metaworld/drawer-close", result.Error, StringComparison.Ordinal);
        Assert.Equal("metaworld/drawer-close", Provenance.Environment);
        Assert.StartsWith("metaworld/drawer-close/", Assert.Single(Provenance.Transcripts), StringComparison.Ordinal);
    }

    [Fact]
    public void Feedback_OnAFolderWithoutAProgram_SaysWhatIsExpected()
    {
        CommandLine.Result result = CommandLine.Run("reward", "feedback", _folder.Path, "Stay low.");
        Assert.Equal(ExitCode.Usage, result.Code);
        Assert.Contains("holds no reward program", result.Error, StringComparison.Ordinal);
        File.WriteAllText(_folder.File("program.cs"), Good);
        File.WriteAllText(_folder.File("provenance.json"), "{\"trust\": true}");
        CommandLine.Result damaged = CommandLine.Run("reward", "feedback", _folder.Path, "Stay low.");
        Assert.Equal(ExitCode.Failure, damaged.Code);
        Assert.Contains("provenance.json' is damaged", damaged.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void TranscriptAdd_Errors_AreLinkedToTheProgramThatHadThem()
    {
        string bad = Record(Fenced(Bad), "--model", "m");
        string errors = _folder.Write("errors.txt", "line 1: no");
        string prompt = _folder.Write("mended.md", CommandLine.Run("reward", "prompt", Sentence, "--env", Environment, "--examples", "0", "--previous", _folder.Write("bad.cs", Bad), "--errors", errors).Out);
        Assert.Equal(bad + ".error-1", Add(prompt, Fenced(Good), "--model", "m"));
        Assert.Equal(bad, TranscriptLibrary.Open(Transcripts).Read(bad + ".error-1").Head.Previous);

        string other = _folder.Write("other.md", File.ReadAllText(prompt).Replace("System.IO.File", "System.IO.Directory", StringComparison.Ordinal));
        CommandLine.Result lost = CommandLine.Run("reward", "transcript", "add", other, prompt, "--env", Environment, "--model", "m", "--into", Transcripts);
        Assert.Equal(ExitCode.Usage, lost.Code);
        Assert.Contains("Add the one before it first", lost.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("asks no endpoint", "--author", "replay", "--endpoint", "http://localhost:1/v1")]
    [InlineData("reads no transcripts", "--endpoint", "http://localhost:1/v1", "--strict")]
    [InlineData("which is no file", "--author", "opnai")]
    [InlineData("There is no folder", "--transcripts", "nowhere")]
    [InlineData("is not empty", "--out", "/")]
    public void Generate_OptionsThatDoNotFit_AreAUsageError(string expected, params string[] options)
    {
        CommandLine.Result result = CommandLine.Run(["reward", "generate", Sentence, "--env", Environment, .. options]);
        Assert.Equal(ExitCode.Usage, result.Code);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void TranscriptAdd_WrongInput_IsNamed()
    {
        string file = _folder.Write("a.md", "hello");
        Assert.Contains("either --model NAME", CommandLine.Run("reward", "transcript", "add", file, file, "--env", Environment).Error, StringComparison.Ordinal);
        Assert.Contains("is no prompt", CommandLine.Run("reward", "transcript", "add", file, file, "--env", Environment, "--person", "--into", Transcripts).Error, StringComparison.Ordinal);
        Assert.Contains("expected a day", CommandLine.Run("reward", "transcript", "add", file, file, "--env", Environment, "--person", "--date", "yesterday").Error, StringComparison.Ordinal);
        File.WriteAllBytes(file, [0xFF, 0xFE]);
        Assert.Contains("no UTF-8 text", CommandLine.Run("reward", "transcript", "add", file, file, "--env", Environment, "--person", "--into", Transcripts).Error, StringComparison.Ordinal);
    }

    private string Program => Path.Combine(Out, ProgramProvenance.ProgramFileName);

    private ProgramProvenance Provenance => ProgramProvenance.Read(Path.Combine(Out, ProgramProvenance.FileName));

    private static string Fenced(string program) => $"Here it is.\n\n```csharp\n{program}```\n";

    private CommandLine.Result Generate(params string[] options) => CommandLine.Run(["reward", "generate", Sentence, "--env", Environment, "--examples", "0", "--out", Out, .. options]);

    private string Record(string reply, params string[] options) =>
        Add(_folder.Write("prompt.md", CommandLine.Run("reward", "prompt", Sentence, "--env", Environment, "--examples", "0").Out), reply, options);

    private string Add(string prompt, string reply, params string[] options)
    {
        CommandLine.Result result = CommandLine.Run(["reward", "transcript", "add", prompt, _folder.Write("reply.md", reply), "--env", Environment, "--into", Transcripts, .. options]);
        Assert.True(result.Code == ExitCode.Ok, result.Error);
        return result.Out[(result.Out.LastIndexOf("recorded ", StringComparison.Ordinal) + "recorded ".Length)..].Split(':')[0];
    }

    private static Process Start(params string[] args)
    {
        ProcessStartInfo start = new("dotnet", [typeof(Application).Assembly.Location, .. args]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        return Process.Start(start)!;
    }
}
