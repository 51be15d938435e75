using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace RoboIrl.Text2Reward.Tests.Authors;

/// <summary>A real HTTP server on this machine whose replies a test writes byte by byte. One request per connection.</summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<Exchange, Task> _answer;
    private int _count;

    public LoopbackServer(Func<Exchange, Task> answer)
    {
        _answer = answer;
        _listener.Start();
        Task.Run(Accept);
    }

    public string Address => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/v1");

    /// <summary>Every request, head and body.</summary>
    public ConcurrentQueue<Exchange> Requests { get; } = new();

    /// <summary>A server that answers all requests with one reply in the protocol's form.</summary>
    public static LoopbackServer Saying(string content) => new(exchange => exchange.Json(Completion(content)));

    /// <summary>A chat completion.</summary>
    public static string Completion(string content, string model = "test-model-2", string usage = """{"prompt_tokens":100,"completion_tokens":20,"total_tokens":120}""") =>
        $$"""{"id":"x","object":"chat.completion","created":1,"model":"{{model}}","choices":[{"index":0,"message":{"role":"assistant","content":{{System.Text.Json.JsonSerializer.Serialize(content)}}},"finish_reason":"stop"}],"usage":{{usage}}}""";

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (!_stop.IsCancellationRequested)
            {
                TcpClient client = await _listener.AcceptTcpClientAsync(_stop.Token);
                _ = Task.Run(() => Serve(client));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            return; // the test is over
        }
    }

    private async Task Serve(TcpClient client)
    {
        using (client)
        {
            try
            {
                NetworkStream stream = client.GetStream();
                (string head, string body) = await Read(stream);
                Exchange exchange = new(Interlocked.Increment(ref _count), head, body, stream, _stop.Token);
                Requests.Enqueue(exchange);
                await _answer(exchange);
                client.Client.Shutdown(SocketShutdown.Send);
                _ = await stream.ReadAtLeastAsync(new byte[1], 1, throwOnEndOfStream: false, _stop.Token); // until the other side has read and hung up
            }
            catch (Exception e) when (e is OperationCanceledException or IOException or SocketException or ObjectDisposedException)
            {
                return; // the other side hung up, or the test is over
            }
        }
    }

    private static async Task<(string Head, string Body)> Read(NetworkStream stream)
    {
        List<byte> head = [];
        byte[] one = new byte[1];
        while (!(head.Count >= 4 && head[^4] == '\r' && head[^3] == '\n' && head[^2] == '\r' && head[^1] == '\n'))
        {
            await stream.ReadExactlyAsync(one);
            head.Add(one[0]);
        }

        string text = Encoding.ASCII.GetString([.. head]);
        string? length = text.Split("\r\n").FirstOrDefault(static line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        byte[] body = new byte[int.Parse(length?.Split(':')[1] ?? "0", CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body);
        return (text, Encoding.UTF8.GetString(body));
    }

    /// <summary>One request and the way to answer it.</summary>
    internal sealed record Exchange(int Number, string Head, string Body, NetworkStream Stream, CancellationToken Stop)
    {
        public async Task Write(string text) => await Stream.WriteAsync(Encoding.UTF8.GetBytes(text), Stop);

        public Task Json(string body, string status = "200 OK", string headers = "") => Reply(body, "application/json", status, headers);

        public Task Reply(string body, string type, string status = "200 OK", string headers = "") =>
            Write(string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {status}\r\nContent-Type: {type}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n{headers}\r\n{body}"));
    }
}
