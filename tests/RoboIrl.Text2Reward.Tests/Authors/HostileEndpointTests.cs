using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using RoboIrl.Text2Reward.Authors;
using RoboIrl.Text2Reward.Generation;
using RoboIrl.Text2Reward.Recording;
using Xunit;

namespace RoboIrl.Text2Reward.Tests.Authors;

/// <summary>Servers that want the key, the memory or the time of whoever asks them.</summary>
public sealed class HostileEndpointTests : IDisposable
{
    private const string Variable = "ROBOIRL_TEST_KEY_OF_NO_ENDPOINT";
    private const string Key = "sk-Test/Key+1234567890=";

    public HostileEndpointTests() => Environment.SetEnvironmentVariable(Variable, Key + "\n");

    public void Dispose() => Environment.SetEnvironmentVariable(Variable, null);

    [Fact]
    public void Key_GoesIntoTheHeaderOnly()
    {
        using LoopbackServer server = LoopbackServer.Saying("fine");
        Assert.Equal("fine", EndpointAuthorTests.Ask(server.Address, WithKey).Text);
        LoopbackServer.Exchange request = Assert.Single(server.Requests);
        Assert.Contains($"Authorization: Bearer {Key}\r\n", request.Head, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, request.Body, StringComparison.Ordinal);
    }

    public static TheoryData<string> EchoedForms() =>
    [
        Key,
        Key.ToUpperInvariant(),
        Uri.EscapeDataString(Key),
        Convert.ToBase64String(Encoding.UTF8.GetBytes(Key)),
        Convert.ToBase64String(Encoding.UTF8.GetBytes(":" + Key)),
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"me:{Key}")).Replace('+', '-').Replace('/', '_'),
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"Bearer {Key}\r\nHost: x")),
        $"Authorization: Bearer {Key}, and again {Key}{Key}",
    ];

    [Theory]
    [MemberData(nameof(EchoedForms))]
    public void Key_EchoedInAReply_IsCutOut(string echo)
    {
        using LoopbackServer server = new(e => e.Json(LoopbackServer.Completion($"```csharp\n// {echo}\n```", model: echo.Replace("+", "\\u002b", StringComparison.Ordinal))));
        AuthorReply reply = EndpointAuthorTests.Ask(server.Address, WithKey);
        AssertNoKey(reply.Text);
        AssertNoKey(reply.Author.ToString());
        Assert.Contains("[key]", reply.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(EchoedForms))]
    public void Key_EchoedInAnError_IsCutOut(string echo)
    {
        string escaped = string.Concat(echo.Select(static c => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}")));
        foreach (string body in (string[])[$$$"""{"error":{"message":"wrong key {{{echo}}}"}}""", $$$"""{"error":{"message":"{{{escaped}}}"}}""", $$"""{"{{escaped}}":1}""", $"<html>{echo}</html>", $"{{\"{echo}"])
        {
            foreach (string status in (string[])["200 OK", "401 Unauthorized", "400 Bad Request", "302 Found", "500 Internal Server Error"])
            {
                using LoopbackServer server = new(e => e.Reply(body, "application/json", status, $"Location: http://{Uri.EscapeDataString(echo)}.example/{echo}\r\nX-Echo: {echo}\r\n"));
                AssertNoKey(EndpointAuthorTests.Fails(server.Address, static c => WithKey(c) with { Retries = 0 }).ToString());
            }
        }
    }

    [Theory]
    [MemberData(nameof(EchoedForms))]
    public void Key_EchoedInHeaders_IsCutOut(string echo)
    {
        using LoopbackServer typed = new(e => e.Reply("x", $"text/{echo}"));
        AssertNoKey(EndpointAuthorTests.Fails(typed.Address, WithKey).ToString());
        using LoopbackServer broken = new(e => e.Write($"HTTP/{echo} 200\r\n{echo}\r\n\r\n"));
        AssertNoKey(EndpointAuthorTests.Fails(broken.Address, static c => WithKey(c) with { Retries = 0 }).ToString());
    }

    [Theory]
    [InlineData("301 Moved Permanently")]
    [InlineData("302 Found")]
    [InlineData("307 Temporary Redirect")]
    [InlineData("308 Permanent Redirect")]
    public void Redirect_ToAnotherMachine_IsNotFollowed(string status)
    {
        using LoopbackServer thief = LoopbackServer.Saying("thanks");
        using LoopbackServer server = new(e => e.Reply("", "text/html", status, $"Location: {thief.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal)}/chat/completions\r\n"));
        AuthorException error = EndpointAuthorTests.Fails(server.Address, WithKey);
        Assert.Contains("sends on to 'localhost'", error.Message, StringComparison.Ordinal);
        Assert.Empty(thief.Requests);
        Assert.Single(server.Requests);
    }

    [Fact]
    public void Reply_WithoutEnd_IsReadToTheLimitOnly()
    {
        long sent = 0;
        using LoopbackServer server = new(async e =>
        {
            await e.Write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
            string chunk = "10000\r\n" + new string(' ', 0x10000) + "\r\n";
            while (true)
            {
                await e.Write(chunk);
                Interlocked.Add(ref sent, chunk.Length);
            }
        });
        Assert.Contains("longer than 200000 bytes", EndpointAuthorTests.Fails(server.Address, static c => c with { MaxReplyBytes = 200_000 }).Message, StringComparison.Ordinal);
        Assert.InRange(Interlocked.Read(ref sent), 100_000, 16 << 20); // what fits into the sockets' buffers
    }

    [Fact]
    public void Reply_ThatAnnouncesTooMuch_IsNotRead()
    {
        using LoopbackServer server = new(static async e =>
        {
            await e.Write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99999999999\r\n\r\n{");
            await Task.Delay(Timeout.Infinite, e.Stop);
        });
        Assert.Contains("longer than", EndpointAuthorTests.Fails(server.Address).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reply_PackedBomb_IsNotUnpacked()
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            gzip.Write(new byte[32 << 20]);
        }

        using LoopbackServer server = new(async e =>
        {
            await e.Write($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: {packed.Length}\r\n\r\n");
            await e.Stream.WriteAsync(packed.ToArray(), e.Stop);
        });
        Assert.Contains("packed reply that nobody asked for", EndpointAuthorTests.Fails(server.Address).Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Accept-Encoding", Assert.Single(server.Requests).Head, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Reply_EndlessHeaders_AreRefused()
    {
        using LoopbackServer server = new(static async e =>
        {
            await e.Write("HTTP/1.1 200 OK\r\n");
            while (true)
            {
                await e.Write("X-Filler: " + new string('x', 8_000) + "\r\n");
            }
        });
        Assert.Contains("no HTTP that can be read", EndpointAuthorTests.Fails(server.Address).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n")]
    public void Reply_ThatDrips_IsNotWaitedFor(string beginning)
    {
        using LoopbackServer server = new(async e =>
        {
            await e.Write(beginning);
            while (beginning.Length > 0)
            {
                await e.Write(" ");
                await Task.Delay(50, e.Stop);
            }

            await Task.Delay(Timeout.Infinite, e.Stop);
        });
        long start = Stopwatch.GetTimestamp();
        Assert.Contains("did not answer within 1 s", EndpointAuthorTests.Fails(server.Address, static c => c with { Timeout = 1 }).Message, StringComparison.Ordinal);
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0.9, 20);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(null, "m", "No endpoint is configured, and nothing is sent anywhere")]
    [InlineData("http://localhost:1/v1", null, "No model is named")]
    [InlineData("localhost:8000/v1", "m", "address cannot be used")]
    [InlineData("ftp://localhost/v1", "m", "address cannot be used")]
    [InlineData("https://user:sk-Test/Key+1234567890=@host/v1", "m", "address cannot be used")]
    [InlineData("https://host/v1?key=sk-Test/Key+1234567890=", "m", "address cannot be used")]
    [InlineData("http://example.com/v1", "m", "over http, where everybody on the way can read it")]
    public void Configuration_ThatCannotBe_SendsNothing(string? endpoint, string? model, string expected)
    {
        AuthorException error = Assert.Throws<AuthorException>(() => new EndpointAuthor(new EndpointConfig { Endpoint = endpoint, Model = model, KeyVariable = Variable }, TimeProvider.System));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        AssertNoKey(error.ToString());
    }

    [Theory]
    [InlineData(null, "is not set")]
    [InlineData("short", "fewer than 8 characters")]
    [InlineData("with a blank inside", "characters that no key has")]
    [InlineData("new\nline: injected", "characters that no key has")]
    public void Key_ThatCannotBe_IsNotRepeated(string? value, string expected)
    {
        Environment.SetEnvironmentVariable(Variable, value);
        string message = FailsWithKeyOf(Variable).Message;
        Assert.Contains("The environment variable that key_variable (--key-variable) names", message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.True(value is null || !message.Contains(value, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Key, "never the key itself")]
    [InlineData("skTest_1234567890", "is not set")] // it could be a variable
    public void Key_GivenInPlaceOfItsVariable_IsNotRepeated(string given, string expected)
    {
        string message = FailsWithKeyOf(given).ToString();
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.DoesNotContain(given, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Transcript_OfAnEchoedKey_HoldsNone()
    {
        using LoopbackServer server = LoopbackServer.Saying($"key {Key}");
        AuthorReply reply = EndpointAuthorTests.Ask(server.Address, WithKey);
        string folder = Directory.CreateTempSubdirectory("roboirl-key-").FullName;
        TranscriptFolder.Add(folder, Transcript.Of(new TranscriptKey("e", "t", 0, []), "prompt", reply, 0, null));
        Assert.All(Directory.GetFiles(folder, "*", SearchOption.AllDirectories), static file => AssertNoKey(File.ReadAllText(file)));
        Directory.Delete(folder, recursive: true);
    }

    private static EndpointConfig WithKey(EndpointConfig config) => config with { KeyVariable = Variable };

    private static AuthorException FailsWithKeyOf(string variable) =>
        Assert.Throws<AuthorException>(() => new EndpointAuthor(new EndpointConfig { Endpoint = "http://localhost:1/v1", Model = "m", KeyVariable = variable }, TimeProvider.System));

    private static void AssertNoKey(string text)
    {
        Assert.DoesNotContain(Key, text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("1234567890", text, StringComparison.Ordinal); // nor a part of it
        Assert.DoesNotContain(Uri.EscapeDataString(Key), text, StringComparison.OrdinalIgnoreCase);
        Assert.All([0, 1, 2], shift => // what no neighbour can change, wherever in a text the key stands
        {
            string middle = Convert.ToBase64String([.. new byte[shift], .. Encoding.UTF8.GetBytes(Key)])[8..20];
            Assert.DoesNotContain(middle, text, StringComparison.Ordinal);
            Assert.DoesNotContain(middle.Replace('+', '-').Replace('/', '_'), text, StringComparison.Ordinal);
        });
    }
}
