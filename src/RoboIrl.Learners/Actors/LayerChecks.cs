using RoboIrl.Core.Configuration;

namespace RoboIrl.Learners.Actors;

/// <summary>Rules that the sections of several learners share.</summary>
internal static class LayerChecks
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
}
