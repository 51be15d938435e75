using System.Globalization;
using RoboIrl.Cli.Terminal;
using RoboIrl.Core.Learning;

namespace RoboIrl.Cli.Running;

/// <summary>An evaluation in words, the same wherever one is told.</summary>
internal static class EvaluationText
{
    /// <summary>For example <c>return 3,210 +- 45.2 over 9 episodes; 1 more ended in a numeric fault and does not count</c>.</summary>
    public static string Of(EvaluationResult result)
    {
        int faults = result.NumericFaults;
        if (result is not { MeanReturn: { } mean, StdReturn: { } deviation })
        {
            return $"no return: all {faults} episodes ended in a numeric fault";
        }

        string success = result.SuccessRate is { } rate ? string.Create(CultureInfo.InvariantCulture, $"success {100 * rate:F0} %, ") : "";
        string sound = $"{success}return {Formats.Return(mean)} +- {Formats.Return(deviation)} over {result.Returns.Count - faults} episodes";
        return faults == 0 ? sound : $"{sound}; {faults} more ended in a numeric fault and {(faults == 1 ? "does" : "do")} not count{(success.Length > 0 ? " but as failed" : "")}";
    }
}
