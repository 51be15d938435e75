using System.Globalization;
using System.Net;
using RoboIrl.Text2Reward.Generation;

namespace RoboIrl.Text2Reward.Authors;

/// <summary>
/// Reads whole replies and no more of them than allowed, as the bytes that were sent: nothing is unpacked, so nothing small becomes
/// large. Redirects are not followed, so the key goes to the configured machine only.
/// </summary>
internal sealed class BoundedTransport : DelegatingHandler
{
    private const int HeaderKilobytes = 64;
    private readonly int _mostBytes;

    public BoundedTransport(int mostBytes, bool direct)
        : base(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseCookies = false,
            UseProxy = !direct,
            MaxResponseHeadersLength = HeaderKilobytes,
            MaxResponseDrainSize = 0, // what is too long is hung up on
        })
    {
        _mostBytes = mostBytes;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            if (response.Content.Headers.ContentEncoding.Any(static e => !e.Equals("identity", StringComparison.OrdinalIgnoreCase)))
            {
                throw new AuthorException("The endpoint sent a packed reply that nobody asked for; it is not unpacked. Switch compression off at the server, or ask another one.");
            }

            byte[] bytes = await Read(response.Content, cancellationToken).ConfigureAwait(false);
            ByteArrayContent whole = new(bytes);
            whole.Headers.ContentType = response.Content.Headers.ContentType;
            response.Content.Dispose();
            response.Content = whole;
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private async Task<byte[]> Read(HttpContent content, CancellationToken stop)
    {
        if (content.Headers.ContentLength > _mostBytes)
        {
            throw TooLong();
        }

        using Stream stream = await content.ReadAsStreamAsync(stop).ConfigureAwait(false);
        using MemoryStream read = new();
        byte[] buffer = new byte[16 << 10];
        while (await stream.ReadAsync(buffer, stop).ConfigureAwait(false) is var count and > 0)
        {
            if (read.Length + count > _mostBytes)
            {
                throw TooLong();
            }

            read.Write(buffer, 0, count);
        }

        return read.ToArray();
    }

    private AuthorException TooLong() => new(string.Create(CultureInfo.InvariantCulture, $"The endpoint's reply is longer than {_mostBytes} bytes; the rest was not read. A reward program has a few thousand: ask another model, or raise max_reply_bytes."));
}
