using System.Globalization;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs;

/// <summary>How a world finds that its physics failed, and what it says of it.</summary>
internal static class PhysicsFault
{
    /// <summary>Whether none of some numbers is NaN or infinite.</summary>
    public static bool AllFinite(ReadOnlySpan<double> values)
    {
        bool finite = true;
        foreach (double value in values)
        {
            finite &= double.IsFinite(value);
        }

        return finite;
    }

    /// <summary>Why a step failed: the engine's warning, else what the task says, else that a result is not finite.</summary>
    public static string ReasonOf(MjData data, ITask task)
    {
        foreach (MjWarning warning in (ReadOnlySpan<MjWarning>)[MjWarning.BadPosition, MjWarning.BadVelocity, MjWarning.BadAcceleration, MjWarning.BadControl])
        {
            if (data.Warnings(warning) > 0)
            {
                return string.Create(CultureInfo.InvariantCulture, $"MuJoCo warning {warning} at element {data.WarningInfo(warning)}");
            }
        }

        return task.FaultReason ?? "the observation or the reward is not finite";
    }
}
