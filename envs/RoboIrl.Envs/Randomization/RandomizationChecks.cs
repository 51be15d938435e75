using RoboIrl.Core.Configuration;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.Randomization;

/// <summary>Holds the names in a randomization against the model they are about.</summary>
public static class RandomizationChecks
{
    /// <summary>Reports every name that the model does not have.</summary>
    /// <param name="config">The randomization.</param>
    /// <param name="model">The model.</param>
    /// <param name="report">Takes the key, relative to the randomization, and the message.</param>
    public static void Run(RandomizationConfig config, MjModel model, Action<string, string> report)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(report);
        for (int i = 0; i < config.Parameters.Count; i++)
        {
            RandomizedParameterConfig item = config.Parameters[i];
            for (int j = 0; j < item.Of.Count; j++)
            {
                string name = item.Of[j];
                ReportMissing(() => ParameterDraw.Find(model, item.Parameter, name), FormattableString.Invariant($"parameters[{i}].of[{j}]"), report);
            }
        }

        if (config.Pushes.Body.Length > 0)
        {
            ReportMissing(() => model.Body(config.Pushes.Body).Index, "pushes.body", report);
        }
    }

    private static void ReportMissing(Func<int> find, string key, Action<string, string> report)
    {
        try
        {
            find();
        }
        catch (KeyNotFoundException e)
        {
            report(key, e.Message);
        }
    }
}
