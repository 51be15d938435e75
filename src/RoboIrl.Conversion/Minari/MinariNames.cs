using System.Globalization;

namespace RoboIrl.Conversion.Minari;

/// <summary>Names in a dataset of Minari 0.5 (Younis et al. 2024).</summary>
internal static class MinariNames
{
    public const string DataFile = "main_data.hdf5";
    public const string MetadataFile = "metadata.json";
    public const string DataFolder = "data";
    public const string Version = "0.5.3";
    public const string Observations = "observations";
    public const string Actions = "actions";
    public const string Rewards = "rewards";
    public const string Terminations = "terminations";
    public const string Truncations = "truncations";

    /// <summary>Our whole states among the infos, and where an episode's random numbers are from: what no other program has a name for.</summary>
    public const string State = "roboirl_state";
    public const string Seed = "roboirl_seed";
    public const string Stream = "roboirl_stream";

    public static string Episode(int index) => string.Create(CultureInfo.InvariantCulture, $"episode_{index}");
}
