using RoboIrl.Core.Configuration;

namespace RoboIrl.Learners.Actors;

/// <summary>Rules that the sections of several learners share.</summary>
internal static class NetworkChecks
{
    /// <summary>Refuses networks without a hidden layer.</summary>
    /// <param name="report">Takes the problem.</param>
    /// <param name="hiddenLayers">The section's key of that name.</param>
    public static void RequireHidden(ConfigReport report, IReadOnlyList<int> hiddenLayers)
    {
        if (hiddenLayers.Count == 0)
        {
            report.Add("HiddenLayers", "hidden_layers is empty; at least one hidden layer is needed, for example [256, 256]");
        }
    }

    /// <summary>Refuses an empty range of the policy's standard deviation.</summary>
    /// <param name="report">Takes the problem.</param>
    /// <param name="logStdMin">The section's key of that name.</param>
    /// <param name="logStdMax">The section's key of that name.</param>
    public static void RequireRange(ConfigReport report, double logStdMin, double logStdMax)
    {
        if (logStdMin >= logStdMax)
        {
            report.Add("LogStdMin", $"log_std_min {logStdMin} must be below log_std_max {logStdMax}");
        }
    }
}
