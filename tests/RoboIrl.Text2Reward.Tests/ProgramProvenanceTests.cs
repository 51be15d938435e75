using RoboIrl.Text2Reward.Prompts;
using RoboIrl.Text2Reward.Recording;
using Xunit;

namespace RoboIrl.Text2Reward.Tests;

public sealed class ProgramProvenanceTests : IDisposable
{
    private const string Source = "public sealed class Reward { }\n";
    private static readonly DateOnly Day = new(2026, 3, 1);
    private readonly string _folder = Directory.CreateTempSubdirectory("roboirl-provenance-").FullName;

    private static ProgramProvenance Generated => ProgramProvenance.Unrecorded(Source, "metaworld/drawer-open", Day, AuthorIdentity.Model("some-model"), "open the drawer") with
    {
        PromptSha256 = new string('a', 64),
        Examples = 1,
        Attempts = 2,
        Rounds = [new FeedbackRound("class First { }", "It \"presses\" from above <sic>.")],
        Transcripts = ["metaworld/drawer-open/open-the-drawer/few-shot-1"],
    };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Read_WhatWasWritten_IsTheSame()
    {
        Generated.Write(FilePath);
        ProgramProvenance read = ProgramProvenance.Read(FilePath);
        Assert.Equal(Generated with { Rounds = read.Rounds, Transcripts = read.Transcripts }, read);
        Assert.Equal(Generated.Rounds, read.Rounds);
        Assert.Equal(Generated.Transcripts, read.Transcripts);
        string text = File.ReadAllText(FilePath);
        Assert.Contains("\"kind\": \"language model\"", text, StringComparison.Ordinal);
        Assert.Contains("""It \"presses\" from above <sic>.""", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_ProgramAsGenerated_IsItsAuthors()
    {
        Generated.Write(FilePath);
        Assert.Equal(AuthorKind.LanguageModel, Of(Source.ReplaceLineEndings("\r\n")).Author.Kind);
    }

    [Fact]
    public void Of_ProgramThatWasChanged_IsNobodys()
    {
        Generated.Write(FilePath);
        ProgramProvenance changed = Of(Source + "// mine\n");
        Assert.Equal(AuthorIdentity.Unknown, changed.Author);
        Assert.True(changed.IsOf(Source + "// mine\n"));
        Assert.Contains("the language model some-model", changed.Note, StringComparison.Ordinal);
        Assert.Equal("open the drawer", changed.Task);
    }

    [Fact]
    public void Of_ProgramWithoutARecord_IsNobodys() => Assert.Equal(AuthorIdentity.Unknown, Of(Source).Author);

    [Theory]
    [InlineData("\"format\": 1", "\"format\": 2", "its format is 2")]
    [InlineData("\"attempts\": 2", "\"attempts\": -2", "negative")]
    [InlineData("\"attempts\": 2", "\"attempts\": \"2\"", "damaged or from another version")]
    [InlineData("\"attempts\": 2", "\"attempts\": 2, \"trusted\": true", "damaged or from another version")]
    [InlineData("\"attempts\": 2", "\"attempts\": 2, \"attempts\": 3", "damaged or from another version")]
    [InlineData("\"attempts\": 2,", "", "damaged or from another version")]
    [InlineData("language model", "oracle", "damaged or from another version")]
    [InlineData("aaaa", "AAAA", "64 hexadecimal digits")]
    [InlineData("metaworld/drawer-open\",\n  \"task", " \",\n  \"task", "names no environment")]
    [InlineData("[\n    \"metaworld", "[\n    null, \"metaworld", "a list holds null")]
    public void Read_DamagedFile_SaysWhatIsWrong(string old, string replacement, string expected)
    {
        Generated.Write(FilePath);
        string text = File.ReadAllText(FilePath);
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(FilePath, text.Replace(old, replacement, StringComparison.Ordinal));
        string message = Assert.Throws<InvalidDataException>(() => ProgramProvenance.Read(FilePath)).Message;
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.Contains(FilePath, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_EndlessFile_IsRefused()
    {
        using (FileStream file = File.Create(FilePath))
        {
            file.SetLength(1L << 32); // a hole: takes no disk
        }

        Assert.Contains("it is no record", Assert.Throws<InvalidDataException>(() => ProgramProvenance.Read(FilePath)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_DeepFile_IsRefused()
    {
        File.WriteAllText(FilePath, new string('[', 100_000));
        Assert.Throws<InvalidDataException>(() => ProgramProvenance.Read(FilePath));
    }

    private string FilePath => Path.Combine(_folder, ProgramProvenance.FileName);

    private ProgramProvenance Of(string source) => ProgramProvenance.Of(Path.Combine(_folder, ProgramProvenance.ProgramFileName), source, "metaworld/drawer-open", Day);
}
