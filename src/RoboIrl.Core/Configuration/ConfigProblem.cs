namespace RoboIrl.Core.Configuration;

/// <summary>One thing that is wrong in a configuration.</summary>
/// <param name="Position">Where it is written.</param>
/// <param name="Key">The key's dotted path, for example <c>ppo.learning_rate</c>; empty where no key is concerned.</param>
/// <param name="Message">What is wrong, the offending value, what was expected and what to do.</param>
public sealed record ConfigProblem(SourcePosition Position, string Key, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Position}: {Message}";
}
