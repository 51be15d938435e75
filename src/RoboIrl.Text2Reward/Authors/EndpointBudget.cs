using System.Globalization;
using RoboIrl.Text2Reward.Generation;

namespace RoboIrl.Text2Reward.Authors;

/// <summary>Counts what an endpoint is asked for, and stops before it is too much.</summary>
internal sealed class EndpointBudget(EndpointConfig config)
{
    private const int CharactersPerToken = 4; // about, for English and code
    private const int MostCharactersPerToken = 8;

    /// <summary>Requests so far.</summary>
    public int Requests { get; private set; }

    /// <summary>Tokens so far: as the endpoint counts them, or by the length of the texts where it says less than can be.</summary>
    public long Tokens { get; private set; }

    /// <summary>Before a request.</summary>
    /// <exception cref="AuthorException">The budget has no room for it.</exception>
    public void Begin(string prompt)
    {
        long needed = (prompt.Length / CharactersPerToken) + config.MaxReplyTokens;
        if (Requests >= config.MaxRequests || Tokens + needed > config.MaxTokens)
        {
            throw new AuthorException(string.Create(CultureInfo.InvariantCulture, $"The budget is used up: {Requests} of {config.MaxRequests} requests and {Tokens} of {config.MaxTokens} tokens; the next request may take {needed} tokens. Raise max_requests or max_tokens of the endpoint if you want to go on."));
        }

        Requests++;
    }

    /// <summary>After a request that was answered; one that was not is counted among the requests alone.</summary>
    /// <param name="prompt">What was sent.</param>
    /// <param name="reply">What came.</param>
    /// <param name="reported">Tokens of both as the endpoint says, untrusted; 0 where it says nothing.</param>
    public void End(string prompt, string reply, long reported)
    {
        long characters = prompt.Length + reply.Length;
        long counted = reported > 0 ? Math.Max(reported, characters / MostCharactersPerToken) : characters / CharactersPerToken;
        Tokens += Math.Min(counted, config.MaxTokens); // no number that comes makes the sum overflow
    }
}
