namespace RoboIrl.Cli.Running.Data;

/// <summary>What shall become a dataset.</summary>
/// <param name="From">A D4RL or Minari file, or a Minari folder.</param>
/// <param name="To">Folder of the dataset.</param>
/// <param name="Environment">Id of the environment that it is from; null for one made from the file.</param>
/// <param name="Infos">Whether named values are taken over.</param>
internal sealed record ImportOrder(string From, string To, string? Environment, bool Infos)
{
    /// <summary>The command line that reads in its own process.</summary>
    public string[] ToArguments() =>
        ["data", "convert", From, "--out", To, .. Environment is null ? (string[])[] : ["--environment", Environment], .. Infos ? (string[])[] : ["--no-infos"], "--reader"];
}
