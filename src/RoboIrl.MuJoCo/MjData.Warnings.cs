using RoboIrl.MuJoCo.Interop;

namespace RoboIrl.MuJoCo;

public sealed unsafe partial class MjData
{
    /// <summary>
    /// How often the engine met a number that is not finite or too large in position, velocity, acceleration or
    /// control since the last reset. On the first three it resets the simulation by itself.
    /// </summary>
    public int NumericWarnings =>
        Warnings(MjWarning.BadPosition) + Warnings(MjWarning.BadVelocity) + Warnings(MjWarning.BadAcceleration) + Warnings(MjWarning.BadControl);

    /// <summary>How often the engine warned of anything since the last reset.</summary>
    public int TotalWarnings
    {
        get
        {
            int sum = 0;
            for (int i = 0; i < (int)mjtWarning.mjNWARNING; i++)
            {
                sum += Pointer->warning[i].number;
            }

            return sum;
        }
    }

    /// <summary>How often the engine warned of one thing since the last reset.</summary>
    /// <param name="warning">The kind.</param>
    /// <returns>The count.</returns>
    public int Warnings(MjWarning warning) => Pointer->warning[Index(warning)].number;

    /// <summary>What the last warning of a kind was about: for numbers, the index of the offending element.</summary>
    /// <param name="warning">The kind.</param>
    /// <returns>The engine's number.</returns>
    public int WarningInfo(MjWarning warning) => Pointer->warning[Index(warning)].lastinfo;

    private static int Index(MjWarning warning) => warning switch
    {
        MjWarning.Inertia => (int)mjtWarning.mjWARN_INERTIA,
        MjWarning.ContactsFull => (int)mjtWarning.mjWARN_CONTACTFULL,
        MjWarning.ConstraintsFull => (int)mjtWarning.mjWARN_CNSTRFULL,
        MjWarning.BadPosition => (int)mjtWarning.mjWARN_BADQPOS,
        MjWarning.BadVelocity => (int)mjtWarning.mjWARN_BADQVEL,
        MjWarning.BadAcceleration => (int)mjtWarning.mjWARN_BADQACC,
        MjWarning.BadControl => (int)mjtWarning.mjWARN_BADCTRL,
        _ => throw new ArgumentOutOfRangeException(nameof(warning), warning, "Not a kind of warning."),
    };
}
