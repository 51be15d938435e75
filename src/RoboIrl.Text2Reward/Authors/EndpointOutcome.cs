namespace RoboIrl.Text2Reward.Authors;

/// <summary>What came of one request.</summary>
/// <param name="Text">The reply; null where there is none.</param>
/// <param name="Model">The model's name as the endpoint says it, or null.</param>
/// <param name="Tokens">Tokens of prompt and reply as the endpoint says; 0 where it says nothing.</param>
/// <param name="Fault">Why there is no reply and what to do; null where there is one.</param>
/// <param name="IsTransient">Whether it may help to ask again.</param>
/// <param name="After">How long the endpoint asks to wait; zero where it says nothing.</param>
internal sealed record EndpointOutcome(string? Text, string? Model, long Tokens, string? Fault, bool IsTransient, TimeSpan After)
{
    public static EndpointOutcome Answered(string text, string? model, long tokens) => new(text, model, tokens, null, false, TimeSpan.Zero);

    public static EndpointOutcome Failed(string fault) => new(null, null, 0, fault, false, TimeSpan.Zero);

    public static EndpointOutcome Busy(string fault, TimeSpan after = default) => new(null, null, 0, fault, true, after);
}
