#pragma warning disable CS1591 // The [Doc] of a key is its documentation.
using RoboIrl.Core.Configuration;

namespace RoboIrl.Text2Reward.Authors;

/// <summary>An OpenAI-compatible endpoint, in the cloud or on this machine. Nothing is sent anywhere that is not configured here.</summary>
public sealed record EndpointConfig
{
    [Doc("Base address, for example https://api.openai.com/v1 or http://localhost:8000/v1")]
    public string? Endpoint { get; init; }

    [Doc("Name of the model, as the endpoint calls it")]
    public string? Model { get; init; }

    [Doc("Name of the environment variable that holds the key; the key itself is never written down. None for a server that takes no key")]
    public string? KeyVariable { get; init; }

    [Doc("Allows the key to go to another machine over http, where everybody on the way can read it")]
    public bool AllowPlainHttp { get; init; }

    [Doc("Randomness of replies; the endpoint's own where it is null", Source = "Xie et al. 2024, arXiv:2309.11489: 0.7")]
    [Range(0, 2)]
    public double? Temperature { get; init; } = 0.7;

    [Doc("Longest time of one request, its whole reply included", Unit = "seconds")]
    [Range(0.1, 3_600)]
    public double Timeout { get; init; } = 180;

    [Doc("How often a request is repeated that the endpoint was too busy for (429, 5xx) or that it could not be reached with")]
    [Range(0, 10)]
    public int Retries { get; init; } = 3;

    [Doc("Wait before the first repetition; it doubles each time, and what the endpoint asks for counts up to a minute", Unit = "seconds")]
    [Range(0.001, 60)]
    public double RetryDelay { get; init; } = 1;

    [Doc("Most requests of one command, repetitions included")]
    [Range(1, 10_000)]
    public int MaxRequests { get; init; } = 20;

    [Doc("Most tokens of one command, prompts and replies", Unit = "tokens")]
    [Range(1, 100_000_000)]
    public int MaxTokens { get; init; } = 200_000;

    [Doc("Most tokens of one reply", Unit = "tokens")]
    [Range(1, 1_000_000)]
    public int MaxReplyTokens { get; init; } = 8_000;

    [Doc("Most bytes of one reply as it is sent; nothing is read beyond", Unit = "bytes")]
    [Range(1_000, 100_000_000)]
    public int MaxReplyBytes { get; init; } = 1_000_000;
}
