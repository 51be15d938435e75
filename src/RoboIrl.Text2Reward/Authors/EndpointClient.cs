using System.ClientModel;
using System.ClientModel.Primitives;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using OpenAI;
using OpenAI.Chat;
using RoboIrl.Text2Reward.Generation;
using RoboIrl.Text2Reward.Verification;

namespace RoboIrl.Text2Reward.Authors;

/// <summary>Sends single requests through the OpenAI client and says in words what came of each.</summary>
/// <remarks>Requests and replies go through the client's raw methods: its typed ones throw all sorts of things at replies that only resemble OpenAI's.</remarks>
internal sealed class EndpointClient : IDisposable
{
    private const string NoKey = "none"; // the client must have one; servers without keys ignore it
    private readonly EndpointConfig _config;
    private readonly ApiKey? _key;
    private readonly HttpClient _http;
    private readonly ChatClient _chat;

    /// <summary>Prepares requests; sends nothing.</summary>
    /// <exception cref="AuthorException">The endpoint is not configured, or wrongly.</exception>
    public EndpointClient(EndpointConfig config, ApiKey? key)
    {
        (_config, _key) = (config, key);
        Uri address = Address();
        if (string.IsNullOrWhiteSpace(config.Model))
        {
            throw new AuthorException("No model is named; write 'model: NAME' into the endpoint's file, or give --model NAME.");
        }

        _http = new HttpClient(new BoundedTransport(config.MaxReplyBytes, direct: address.IsLoopback)) { Timeout = Timeout.InfiniteTimeSpan };
        _chat = new ChatClient(config.Model, new ApiKeyCredential(key?.Value ?? NoKey), new OpenAIClientOptions
        {
            Endpoint = address,
            Transport = new HttpClientPipelineTransport(_http),
            RetryPolicy = new ClientRetryPolicy(0), // repeated where the budget is counted
            NetworkTimeout = TimeSpan.FromSeconds(config.Timeout) + TimeSpan.FromMinutes(1), // Ask has its own
            ClientLoggingOptions = new ClientLoggingOptions { EnableLogging = false },
            EnableDistributedTracing = false,
        });
    }

    /// <summary>Sends one request. Nothing in the outcome has the key in it.</summary>
    /// <exception cref="OperationCanceledException">Asked to stop.</exception>
    public EndpointOutcome Ask(string prompt, CancellationToken stop)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(TimeSpan.FromSeconds(_config.Timeout));
        EndpointOutcome outcome;
        try
        {
            using BinaryContent body = BinaryContent.Create(BinaryData.FromBytes(EndpointJson.Request(_config, prompt)));
            ClientResult result = _chat.CompleteChatAsync(body, new RequestOptions { CancellationToken = limit.Token, ErrorOptions = ClientErrorBehaviors.NoThrow }).GetAwaiter().GetResult();
            outcome = Judge(result.GetRawResponse());
        }
#pragma warning disable CA1031 // Whatever the client makes of a wrong reply is told in words, without the key.
        catch (Exception e)
#pragma warning restore CA1031
        {
            stop.ThrowIfCancellationRequested();
            outcome = limit.IsCancellationRequested
                ? EndpointOutcome.Failed(string.Create(CultureInfo.InvariantCulture, $"The endpoint did not answer within {_config.Timeout} s. Ask a faster model, or raise timeout."))
                : Explain(e is AggregateException { InnerException: { } only } ? only : e);
        }

        return outcome.Fault is { } fault ? outcome with { Fault = Clean(fault) } : outcome;
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private Uri Address()
    {
        string written = string.IsNullOrWhiteSpace(_config.Endpoint)
            ? throw new AuthorException("No endpoint is configured, and nothing is sent anywhere without one. Write 'endpoint: URL' into a file for --provider, or give --endpoint URL, for example http://localhost:8000/v1.")
            : _config.Endpoint.Trim();
        if (!Uri.TryCreate(written, UriKind.Absolute, out Uri? address) || address.Scheme is not ("http" or "https") || address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0)
        {
            throw new AuthorException("The endpoint's address cannot be used; expected http:// or https://, a host and a path, without user, password or query, for example https://api.openai.com/v1.");
        }

        return _key is null || address.Scheme == "https" || address.IsLoopback || _config.AllowPlainHttp
            ? address
            : throw new AuthorException($"The key would go to '{address.Host}' over http, where everybody on the way can read it. Use https, or say 'allow_plain_http: true' in the endpoint's file.");
    }

    private EndpointOutcome Judge(PipelineResponse response)
    {
        bool isJson = MediaTypeHeaderValue.TryParse(Header(response, "Content-Type"), out MediaTypeHeaderValue? type) && type.MediaType is { } name
            && (name.Equals("application/json", StringComparison.OrdinalIgnoreCase) || name.EndsWith("+json", StringComparison.OrdinalIgnoreCase));
        ReadOnlyMemory<byte> body = response.Content.ToMemory();
        if (response.Status is >= 200 and < 300)
        {
            return isJson
                ? EndpointJson.Read(body, Clean)
                : EndpointOutcome.Failed($"The endpoint answers with '{Excerpt.Of(Clean(type?.MediaType ?? "no content type"))}' instead of JSON. Check its address: it usually ends with /v1.");
        }

        string said = EndpointJson.Explanation(Encoding.UTF8.GetString(body.Span), Clean) is { Length: > 0 } text ? $" It says: {text}" : "";
        return response.Status switch
        {
            >= 300 and < 400 => EndpointOutcome.Failed($"The endpoint sends on to {Elsewhere(response)} ({response.Status}). Requests with a key go nowhere but where you said; configure the final address if you trust it."),
            401 or 403 => EndpointOutcome.Failed($"The endpoint refuses the key ({response.Status}). {(_key is null ? "None was sent: name its variable with key_variable (--key-variable)." : $"Check the variable {_config.KeyVariable}.")}{said}"),
            404 => EndpointOutcome.Failed($"The endpoint knows no model '{_config.Model}', or its address is wrong (404): it usually ends with /v1.{said}"),
            408 or 429 or >= 500 => EndpointOutcome.Busy($"The endpoint is too busy or broken ({response.Status}).{said}", Wait(response)),
            _ => EndpointOutcome.Failed($"The endpoint refuses the request ({response.Status}).{said}"),
        };
    }

    private EndpointOutcome Explain(Exception error) => error switch
    {
        AuthorException ours => EndpointOutcome.Failed(ours.Message),
        ClientResultException { InnerException: HttpRequestException inner } => Explain(inner),
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => EndpointOutcome.Failed("The endpoint's host name is not known (DNS). Check the address and the network."),
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } e => EndpointOutcome.Failed($"No secure connection: {Reason(e)}. Check the certificate of the endpoint, or whether it speaks https at all."),
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } e => EndpointOutcome.Busy($"The endpoint cannot be reached: {Reason(e)}. Check that the server runs and the port is right."),
        HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded } or HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded } => EndpointOutcome.Busy("The endpoint hung up before its reply was complete."),
        IOException e => EndpointOutcome.Busy($"The connection broke: {Reason(e)}."),
        _ => EndpointOutcome.Failed($"The endpoint's reply is no HTTP that can be read ({error.GetType().Name}): {Reason(error)}."),
    };

    private string Reason(Exception error) => Excerpt.Of(Clean((error.InnerException ?? error).Message), 200).TrimEnd('.');

    private static string? Header(PipelineResponse response, string name) => response.Headers.TryGetValue(name, out string? value) ? value : null;

    private string Elsewhere(PipelineResponse response) =>
        Uri.TryCreate(Header(response, "Location"), UriKind.Absolute, out Uri? to) ? $"'{Excerpt.Of(Clean(to.Host))}'" : "another path";

    private static TimeSpan Wait(PipelineResponse response) =>
        int.TryParse(Header(response, "Retry-After"), NumberStyles.None, CultureInfo.InvariantCulture, out int seconds) ? TimeSpan.FromSeconds(seconds) : TimeSpan.Zero;

    private string Clean(string text) => _key?.Clean(text) ?? text;
}
