using RoboIrl.Text2Reward.Generation;
using RoboIrl.Text2Reward.Prompts;
using RoboIrl.Text2Reward.Recording;
using RoboIrl.Text2Reward.Smoke;
using RoboIrl.Text2Reward.Tests.Prompts;
using RoboIrl.Text2Reward.Verification;
using Xunit;

namespace RoboIrl.Text2Reward.Tests;

public sealed class TranscriptTests : IDisposable
{
    private static readonly PromptRequest Request = new() { Environment = SampleEnvironments.Drawer, Instruction = "Open the drawer." };
    private static readonly AuthorReply Reply = new("Here:\r\n```csharp\nclass A { }\n```\n", AuthorIdentity.Model("some-model"), new DateOnly(2026, 3, 1));
    private readonly string _folder = Directory.CreateTempSubdirectory("roboirl-transcripts-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Read_WhatWasAdded_IsTheSameToTheByte()
    {
        Transcript added = Of(Request);
        string id = TranscriptFolder.Add(_folder, added);
        Assert.Equal("metaworld/drawer-open/open-the-drawer/zero-shot", id);
        Transcript read = TranscriptLibrary.Open(_folder).Read(id);
        Assert.Equal((added.Prompt, added.Reply), (read.Prompt, read.Reply));
        Assert.Equal(added.Head with { Feedback = read.Head.Feedback, Problems = read.Head.Problems }, read.Head);
        Assert.Equal(TranscriptVerdict.Refused, read.Head.Verdict);
        Assert.Equal(["[Shape] No Evaluate. Write one."], read.Head.Problems);
        Assert.True(read.HasProgram("class A { }"));
    }

    [Fact]
    public void Add_TheSameAgain_IsNoSecond()
    {
        string first = TranscriptFolder.Add(_folder, Of(Request));
        Assert.Equal(first, TranscriptFolder.Add(_folder, Of(Request)));
        Assert.Equal(first + ".take-2", TranscriptFolder.Add(_folder, Of(Request, Reply with { Text = "another" })));
        Assert.Equal(first + ".take-3", TranscriptFolder.Add(_folder, Of(Request, Reply with { Author = AuthorIdentity.Person })));
        Assert.Equal(3, TranscriptLibrary.Open(_folder).Heads("metaworld/drawer-open").Count());
        Assert.Empty(TranscriptLibrary.Open(_folder).Heads("metaworld/drawer"));
    }

    [Fact]
    public void Add_LaterRounds_AreNamedByThem()
    {
        PromptRequest later = Request with { Rounds = [new FeedbackRound("class A { }", "Higher."), new FeedbackRound("class B { }", "Lower.")] };
        Assert.EndsWith("/zero-shot.feedback-2.error-1", TranscriptFolder.Add(_folder, Transcript.Of(AttemptOf(later, Reply), 1, "x")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../../etc/passwd", "etc/passwd")]
    [InlineData("/a//./B c/..", "a/b-c")]
    [InlineData("...", "unnamed")]
    [InlineData("\u202Eevil\0", "evil")]
    public void NameOf_HostileText_StaysBelow(string text, string expected) => Assert.Equal(expected, TranscriptFolder.NameOf(text));

    [Fact]
    public void NameOf_LongText_IsCutButItsOwn()
    {
        string a = TranscriptFolder.NameOf(new string('a', 300)), b = TranscriptFolder.NameOf(new string('a', 301));
        Assert.InRange(a.Length, 20, 100);
        Assert.NotEqual(a, b);
    }

    [Theory]
    [InlineData("prompt.md")]
    [InlineData("reply.md")]
    public void Read_ChangedText_IsRefused(string file)
    {
        string id = TranscriptFolder.Add(_folder, Of(Request));
        File.AppendAllText(Path.Combine(_folder, id, file), "\n");
        string message = Assert.Throws<InvalidDataException>(() => TranscriptLibrary.Open(_folder).Read(id)).Message;
        Assert.Contains($"'{id}/{file}' is not the text that was recorded", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("reply.md", null, "is missing")]
    [InlineData("reply.md", "\u00FF", "is not the text")]
    [InlineData("transcript.json", "", "damaged")]
    [InlineData("transcript.json", "null", "says null")]
    [InlineData("transcript.json", "{}", "damaged")]
    [InlineData("transcript.json", "[[[[[[[[[[[[[[[[[[[[", "damaged")]
    public void Read_DamagedFile_IsNamed(string file, string? content, string expected)
    {
        string id = TranscriptFolder.Add(_folder, Of(Request));
        string path = Path.Combine(_folder, id, file);
        File.Delete(path);
        if (content is not null)
        {
            File.WriteAllText(path, content);
        }

        string message = Assert.Throws<InvalidDataException>(() => TranscriptLibrary.Open(_folder).Read(id)).Message;
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.Contains(file, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"examples\": 0", "\"examples\": -1", "negative")]
    [InlineData("\"error_attempt\": 0", "\"error_attempt\": 1e400", "damaged")]
    [InlineData("\"previous\": null", "\"previous\": null, \"run\": \"rm\"", "damaged")]
    [InlineData("\"name\": \"some-model\"", "\"name\": \"\\u001b[2J\"", "do not show")]
    [InlineData("\"task\": \"Open the drawer.\"", "\"task\": \"\"", "no task")]
    [InlineData("\"verdict\": \"refused\"", "\"verdict\": 7", "damaged")]
    public void Read_HostileHead_IsRefused(string old, string replacement, string expected)
    {
        string id = TranscriptFolder.Add(_folder, Of(Request));
        string path = Path.Combine(_folder, id, "transcript.json");
        string text = File.ReadAllText(path);
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(old, replacement, StringComparison.Ordinal));
        Assert.Contains(expected, Assert.Throws<InvalidDataException>(() => TranscriptLibrary.Open(_folder).Read(id)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NotUtf8_IsRefused()
    {
        string id = TranscriptFolder.Add(_folder, Of(Request));
        File.WriteAllBytes(Path.Combine(_folder, id, "reply.md"), [0xFF, 0xFE, 0x80]);
        Assert.Contains("no UTF-8", Assert.Throws<InvalidDataException>(() => TranscriptLibrary.Open(_folder).Read(id)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_EndlessFile_IsRefused()
    {
        string id = TranscriptFolder.Add(_folder, Of(Request));
        using (FileStream file = File.Create(Path.Combine(_folder, id, "reply.md")))
        {
            file.SetLength(1L << 33); // a hole: takes no disk
        }

        Assert.Contains("it is no record", Assert.Throws<InvalidDataException>(() => TranscriptLibrary.Open(_folder).Read(id)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_Links_AreNotFollowed()
    {
        string id = TranscriptFolder.Add(_folder, Of(Request));
        string path = Path.Combine(_folder, id, "reply.md");
        File.Delete(path);
        File.CreateSymbolicLink(path, "/etc/hostname");
        Assert.Contains("is a link", Assert.Throws<InvalidDataException>(() => TranscriptLibrary.Open(_folder).Read(id)).Message, StringComparison.Ordinal);
        Directory.CreateSymbolicLink(Path.Combine(_folder, "round"), _folder);
        Assert.Equal([id], TranscriptLibrary.Open(_folder).Ids);
    }

    [Fact]
    public void Open_FolderWithAHostileName_IsRefused()
    {
        Directory.Move(Path.Combine(_folder, TranscriptFolder.Add(_folder, Of(Request))), Path.Combine(_folder, "\u001b[2J"));
        Assert.Contains("'<U+001B>[2J'", Assert.Throws<InvalidDataException>(() => TranscriptLibrary.Open(_folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_NoFolder_IsEmpty() => Assert.Empty(TranscriptLibrary.Open(Path.Combine(_folder, "none")).Ids);

    private static Transcript Of(PromptRequest request, AuthorReply? reply = null) => Transcript.Of(AttemptOf(request, reply ?? Reply), 0, null);

    private static Attempt AttemptOf(PromptRequest request, AuthorReply reply) =>
        new(new RewardQuestion(request, RewardPrompt.Write(request)), reply, null, SmokeReport.Refused(new ProgramProblem(ProgramRule.Shape, 0, 0, "No Evaluate.", "Write one.")));
}
