using System.Globalization;
using RoboIrl.Core.Environments;
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

    /// <summary>Refuses an episode that begins with what no learner can be given.</summary>
    /// <exception cref="InvalidDataException">A number of the first observation is not finite in single precision.</exception>
    public static void CheckStart(ReadOnlySpan<double> observation, EnvironmentSpec spec)
    {
        if (!FloatRange.Holds(observation))
        {
            int element = FloatRange.FirstBeyond(observation);
            string name = element < spec.Observation.Names.Count ? $" ({spec.Observation.Names[element]})" : "";
            throw new InvalidDataException(string.Create(
                CultureInfo.InvariantCulture,
                $"{spec.Id}: element {element}{name} of an episode's first observation is {observation[element]:R}, expected a finite number that single precision holds; look at how episodes start, and scale what is observed"));
        }
    }

    /// <summary>Why a step failed: the engine's warning, else what the task says, else that a result is not finite in single precision.</summary>
    public static string ReasonOf(MjData data, ITask task)
    {
        foreach (MjWarning warning in (ReadOnlySpan<MjWarning>)[MjWarning.BadPosition, MjWarning.BadVelocity, MjWarning.BadAcceleration, MjWarning.BadControl])
        {
            if (data.Warnings(warning) > 0)
            {
                return string.Create(CultureInfo.InvariantCulture, $"MuJoCo warning {warning} at element {data.WarningInfo(warning)}");
            }
        }

        return task.FaultReason ?? "the observation or the reward is not finite in single precision";
    }
}
