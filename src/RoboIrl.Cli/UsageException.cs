namespace RoboIrl.Cli;

/// <summary>The command line asks for something that cannot be; the message says what is expected.</summary>
internal sealed class UsageException(string message) : Exception(message);
