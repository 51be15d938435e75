using System.Globalization;
using RoboIrl.Text2Reward.Generation;
using RoboIrl.Text2Reward.Recording;

namespace RoboIrl.Text2Reward.Authors;

/// <summary>
/// A language model behind an OpenAI-compatible endpoint. Requests are repeated where that may help, within a budget; the key is in the
/// header of requests and in nothing that comes out of here.
/// </summary>
public sealed class EndpointAuthor : IRewardAuthor, IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);
    private readonly EndpointConfig _config;
    private readonly TimeProvider _time;
    private readonly EndpointClient _client;
    private readonly EndpointBudget _budget;

    /// <summary>Prepares requests; sends nothing.</summary>
    /// <param name="config">Where and how to ask.</param>
    /// <param name="time">The clock of replies and waits.</param>
    /// <exception cref="AuthorException">The endpoint is not configured, or its key is not there.</exception>
    public EndpointAuthor(EndpointConfig config, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(config);
        (_config, _time, _budget) = (config, time, new EndpointBudget(config));
        _client = new EndpointClient(config, ApiKey.Read(config.KeyVariable));
    }

    /// <summary>Requests sent so far, repetitions included.</summary>
    public int Requests => _budget.Requests;

    /// <summary>Tokens used so far.</summary>
    public long Tokens => _budget.Tokens;

    /// <inheritdoc/>
    public AuthorReply Reply(RewardQuestion question, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(question);
        TimeSpan pause = TimeSpan.FromSeconds(_config.RetryDelay);
        for (int repeated = 0; ; repeated++)
        {
            _budget.Begin(question.Prompt);
            EndpointOutcome outcome = _client.Ask(question.Prompt, stop);
            if (outcome.Text is { } text)
            {
                _budget.End(question.Prompt, text, outcome.Tokens);
                return new AuthorReply(text, AuthorIdentity.Endpoint(outcome.Model, _config.Model, new Uri(_config.Endpoint!).Authority), DateOnly.FromDateTime(_time.GetUtcNow().UtcDateTime));
            }

            TimeSpan wait = outcome.After > pause ? outcome.After : pause;
            if (!outcome.IsTransient || repeated >= _config.Retries || wait > LongestWait)
            {
                throw new AuthorException(outcome.Fault + (repeated > 0 ? string.Create(CultureInfo.InvariantCulture, $" (asked {repeated + 1} times)") : "")
                    + (outcome.IsTransient && wait > LongestWait ? string.Create(CultureInfo.InvariantCulture, $" It asks to wait {wait.TotalSeconds:F0} s; try again later.") : ""));
            }

            Task.Delay(wait, _time, stop).GetAwaiter().GetResult();
            pause = pause * 2 < LongestWait ? pause * 2 : LongestWait;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();
}
