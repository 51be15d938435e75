namespace RoboIrl.Envs;

/// <summary>No environment of that id is registered; the message names the nearest one and how to list them.</summary>
/// <param name="message">Id, hint and what to do.</param>
public sealed class UnknownEnvironmentException(string message) : Exception(message);
