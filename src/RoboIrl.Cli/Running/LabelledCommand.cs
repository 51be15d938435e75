namespace RoboIrl.Cli.Running;

/// <summary>A command line of this program that runs in a process of its own.</summary>
/// <param name="Label">Stands in front of every line it prints.</param>
/// <param name="Arguments">Without the program's name.</param>
internal sealed record LabelledCommand(string Label, IReadOnlyList<string> Arguments);
