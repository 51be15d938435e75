using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using RoboIrl.Text2Reward.Authors;
using RoboIrl.Text2Reward.Generation;
using RoboIrl.Text2Reward.Prompts;
using RoboIrl.Text2Reward.Recording;
using RoboIrl.Text2Reward.Tests.Prompts;
using Xunit;

namespace RoboIrl.Text2Reward.Tests.Authors;

/// <summary>The endpoint's protocol against a real server on this machine.</summary>
public sealed class EndpointAuthorTests
{
    private const string Prompt = "Write \"a\" reward. é\n";
    private static readonly RewardQuestion Question = new(new PromptRequest { Environment = SampleEnvironments.Drawer, Instruction = "x" }, Prompt);

    [Fact]
    public void Reply_OfAServer_IsItsTextAndModel()
    {
        using LoopbackServer server = LoopbackServer.Saying("Here.\n```csharp\nclass A { }\n```");
        using EndpointAuthor author = Author(server.Address, static c => c with { Temperature = 0.25, MaxReplyTokens = 321 });
        AuthorReply reply = author.Reply(Question, CancellationToken.None);
        Assert.Equal("Here.\n```csharp\nclass A { }\n```", reply.Text);
        Assert.Equal(AuthorIdentity.Endpoint("test-model-2", "test-model", new Uri(server.Address).Authority), reply.Author);
        Assert.Equal("the language model test-model-2 (asked for as test-model)", reply.Author.ToString());
        Assert.Null(reply.Recorded);
        Assert.Equal((1, 120L), (author.Requests, author.Tokens));

        LoopbackServer.Exchange request = Assert.Single(server.Requests);
        Assert.StartsWith("POST /v1/chat/completions HTTP/1.1\r\n", request.Head, StringComparison.Ordinal);
        JsonElement sent = JsonDocument.Parse(request.Body).RootElement;
        Assert.Equal("test-model", sent.GetProperty("model").GetString());
        Assert.Equal(Prompt, sent.GetProperty("messages")[0].GetProperty("content").GetString());
        Assert.Equal(0.25, sent.GetProperty("temperature").GetDouble());
        Assert.Equal(321, sent.GetProperty("max_completion_tokens").GetInt32());
    }

    [Fact]
    public void Reply_Refusal_IsAReply()
    {
        using LoopbackServer server = new(static e => e.Json("""{"choices":[{"message":{"content":null,"refusal":"I would rather not."}}]}"""));
        Assert.Equal("I would rather not.", Ask(server.Address).Text);
    }

    [Theory]
    [InlineData("", "no chat completion")]
    [InlineData("{", "no chat completion")]
    [InlineData("null", "has no 'choices'")]
    [InlineData("[]", "has no 'choices'")]
    [InlineData("\"choices\"", "has no 'choices'")]
    [InlineData("""{"choices":[]}""", "'choices' is empty")]
    [InlineData("""{"choices":{"0":{}}}""", "'choices' is empty, or no list")]
    [InlineData("""{"choices":[7]}""", "has no text")]
    [InlineData("""{"choices":[{"message":[]}]}""", "has no text")]
    [InlineData("""{"choices":[{"message":{"content":5}}]}""", "has no text")]
    [InlineData("""{"choices":[{"message":{"content":""}}]}""", "has no text")]
    [InlineData("""{"choices":[{"message":{"content":{"text":"x"}}}]}""", "has no text")]
    [InlineData("""{"choices":[{"message":{"content":"\ud800"}}]}""", "no chat completion")]
    [InlineData("""{"choices":[{"message":{"content":"x"}}]} trailing""", "no chat completion")]
    [InlineData("""{"error":{"message":"model is loading"}}""", "model is loading")]
    [InlineData("""{"error":"no such thing"}""", "no such thing")]
    public void Reply_WrongJson_SaysWhatIsWrong(string body, string expected)
    {
        using LoopbackServer server = new(e => e.Json(body));
        Assert.Contains(expected, Fails(server.Address).Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("""{"prompt_tokens":-5,"completion_tokens":-1e9}""")]
    [InlineData("""{"prompt_tokens":"many"}""")]
    [InlineData("""[1,2]""")]
    [InlineData("null")]
    [InlineData("""{"prompt_tokens":1e99,"completion_tokens":99999999999999999999}""")]
    public void Reply_WrongUsage_IsCountedByLength(string usage)
    {
        using LoopbackServer server = new(e => e.Json(LoopbackServer.Completion(new string('x', 400), usage: usage)));
        using EndpointAuthor author = Author(server.Address);
        Assert.Equal(400, author.Reply(Question, CancellationToken.None).Text.Length);
        Assert.InRange(author.Tokens, 90, 120);
    }

    [Fact]
    public void Reply_DeepJson_IsRefused()
    {
        using LoopbackServer server = new(static e => e.Json(string.Concat(Enumerable.Repeat("{\"choices\":[", 20_000))));
        Assert.Contains("no chat completion", Fails(server.Address).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/html; charset=utf-8", "'text/html' instead of JSON")]
    [InlineData("text/event-stream", "'text/event-stream' instead of JSON")]
    [InlineData("json", "'no content type' instead of JSON")]
    public void Reply_OtherContent_IsRefused(string type, string expected)
    {
        using LoopbackServer server = new(e => e.Reply(LoopbackServer.Completion("x"), type));
        Assert.Contains(expected, Fails(server.Address).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("400 Bad Request", "refuses the request (400). It says: because")]
    [InlineData("401 Unauthorized", "refuses the key (401). None was sent")]
    [InlineData("403 Forbidden", "refuses the key (403)")]
    [InlineData("404 Not Found", "knows no model 'test-model', or its address is wrong (404)")]
    public void Reply_Status_IsExplainedAndNotRepeated(string status, string expected)
    {
        using LoopbackServer server = new(e => e.Json("""{"error":{"message":"because","code":"x"}}""", status));
        AuthorException error = Fails(server.Address);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Contains("because", error.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("429 Too Many Requests")]
    [InlineData("500 Internal Server Error")]
    [InlineData("503 Service Unavailable")]
    public void Reply_BusyServer_IsAskedAgain(string status)
    {
        using LoopbackServer server = new(e => e.Number < 3 ? e.Json("{}", status) : e.Json(LoopbackServer.Completion("at last")));
        using EndpointAuthor author = Author(server.Address);
        Assert.Equal("at last", author.Reply(Question, CancellationToken.None).Text);
        Assert.Equal(3, author.Requests);
    }

    [Fact]
    public void Reply_ServerThatStaysBusy_IsGivenUp()
    {
        using LoopbackServer server = new(static e => e.Reply("<html>overloaded</html>", "text/html", "502 Bad Gateway"));
        AuthorException error = Fails(server.Address, static c => c with { Retries = 2 });
        Assert.Contains("(502). It says: <html>overloaded</html> (asked 3 times)", error.Message, StringComparison.Ordinal);
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public void Reply_ServerThatAsksToWaitForLong_IsNotWaitedFor()
    {
        using LoopbackServer server = new(static e => e.Json("{}", "429 Too Many Requests", "Retry-After: 86400\r\n"));
        Assert.Contains("asks to wait 86400 s", Fails(server.Address).Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public void Reply_ServerThatHangsUp_IsAskedAgain()
    {
        using LoopbackServer server = new(static e => e.Number switch
        {
            1 => Task.CompletedTask,
            2 => e.Write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"choi"),
            _ => e.Json(LoopbackServer.Completion("whole")),
        });
        Assert.Equal("whole", Ask(server.Address).Text);
    }

    [Fact]
    public void Reply_NothingListens_SaysSo()
    {
        string address;
        using (LoopbackServer gone = LoopbackServer.Saying("x"))
        {
            address = gone.Address;
        }

        Assert.Contains("cannot be reached: Connection refused", Fails(address).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reply_UnknownHost_SaysSo() => Assert.Contains("host name is not known (DNS)", Fails("http://no-such-host.invalid/v1").Message, StringComparison.Ordinal);

    [Fact]
    public void Reply_HttpsToAServerWithout_SaysSo()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        _ = Task.Run(async () =>
        {
            using TcpClient client = await listener.AcceptTcpClientAsync();
            await client.GetStream().WriteAsync("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray()); // as servers do that cannot read a greeting
        });
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        Assert.Contains("No secure connection", Fails($"https://127.0.0.1:{port}/v1").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reply_BudgetOfRequests_Holds()
    {
        using LoopbackServer server = new(static e => e.Json("{}", "500 Internal Server Error"));
        AuthorException error = Fails(server.Address, static c => c with { MaxRequests = 2, Retries = 10 });
        Assert.Contains("budget is used up: 2 of 2 requests", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public void Reply_BudgetOfTokens_HoldsBeforeTheRequest()
    {
        using LoopbackServer server = new(static e => e.Json(LoopbackServer.Completion("x", usage: """{"prompt_tokens":700,"completion_tokens":100}""")));
        using EndpointAuthor author = Author(server.Address, static c => c with { MaxTokens = 1_000, MaxReplyTokens = 500 });
        author.Reply(Question, CancellationToken.None);
        Assert.Contains("800 of 1000 tokens; the next request may take 505", Assert.Throws<AuthorException>(() => author.Reply(Question, CancellationToken.None)).Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public void Reply_Stopped_IsCancelled()
    {
        using CancellationTokenSource stop = new();
        using LoopbackServer server = new(async e =>
        {
            await stop.CancelAsync();
            await Task.Delay(Timeout.Infinite, e.Stop);
        });
        using EndpointAuthor author = Author(server.Address);
        Assert.ThrowsAny<OperationCanceledException>(() => author.Reply(Question, stop.Token));
    }

    [Fact]
    public void Reply_StoppedWhileWaiting_IsCancelled()
    {
        using CancellationTokenSource stop = new();
        using LoopbackServer server = new(async e =>
        {
            await e.Json("{}", "503 Service Unavailable");
            stop.CancelAfter(TimeSpan.FromMilliseconds(300));
        });
        using EndpointAuthor author = Author(server.Address, static c => c with { RetryDelay = 60 });
        Assert.ThrowsAny<OperationCanceledException>(() => author.Reply(Question, stop.Token));
    }

    internal static EndpointAuthor Author(string address, Func<EndpointConfig, EndpointConfig>? change = null)
    {
        EndpointConfig config = new() { Endpoint = address, Model = "test-model", RetryDelay = 0.01, Timeout = 30 };
        return new EndpointAuthor(change?.Invoke(config) ?? config, TimeProvider.System);
    }

    internal static AuthorException Fails(string address, Func<EndpointConfig, EndpointConfig>? change = null)
    {
        using EndpointAuthor author = Author(address, change);
        return Assert.Throws<AuthorException>(() => author.Reply(Question, CancellationToken.None));
    }

    internal static AuthorReply Ask(string address, Func<EndpointConfig, EndpointConfig>? change = null)
    {
        using EndpointAuthor author = Author(address, change);
        return author.Reply(Question, CancellationToken.None);
    }
}
