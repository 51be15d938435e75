namespace RoboIrl.Core.Configuration;

/// <summary>A configuration was refused. The message lists every problem, one per line, each with its position.</summary>
public sealed class ConfigException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="problems">At least one.</param>
    public ConfigException(IReadOnlyList<ConfigProblem> problems) : base(string.Join('\n', problems)) => Problems = problems;

    /// <summary>Every problem, in the order of files and lines.</summary>
    public IReadOnlyList<ConfigProblem> Problems { get; }
}
