namespace RoboIrl.Core.Environments;

/// <summary>A learner cannot train in an environment. The message says what the learner needs, what the environment has and what to do.</summary>
/// <param name="message">The message.</param>
public sealed class UnsuitableEnvironmentException(string message) : ArgumentException(message);
