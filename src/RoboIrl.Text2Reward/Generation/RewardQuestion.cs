using RoboIrl.Text2Reward.Prompts;

namespace RoboIrl.Text2Reward.Generation;

/// <summary>What an author is asked.</summary>
/// <param name="Request">What the prompt was made from.</param>
/// <param name="Prompt">The prompt; all that a language model sees.</param>
/// <param name="Previous">Id of the transcript of the reply that this question corrects; null where there is none.</param>
public sealed record RewardQuestion(PromptRequest Request, string Prompt, string? Previous = null);
