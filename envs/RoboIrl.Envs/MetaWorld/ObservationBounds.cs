using RoboIrl.Core.Environments;
using RoboIrl.Core.Geometry;

namespace RoboIrl.Envs.MetaWorld;

/// <summary>Names and bounds of the 39 observed numbers.</summary>
internal static class ObservationBounds
{
    // Some goals have a fixed coordinate: bounds of an element must be apart.
    private const double GoalSlack = 1e-3;
    private const int FrameSize = ObservationNames.FrameSize;
    private const int GoalAt = ObservationNames.GoalAt;

    /// <summary>Smallest place of the hand that is observed, metres.</summary>
    public static Vec3 HandLow { get; } = new(-0.525, 0.348, -0.0525);

    /// <summary>Largest place of the hand that is observed, metres.</summary>
    public static Vec3 HandHigh { get; } = new(0.525, 1.025, 0.7);

    /// <summary>The observation of a task.</summary>
    /// <param name="goals">The places of two goals between which all are; null where goals are hidden.</param>
    /// <param name="form">How it is written.</param>
    public static VectorSpec Of((Vec3 One, Vec3 Other)? goals, ObservationForm form)
    {
        bool scaled = form == ObservationForm.Scaled;
        double[] low = Row(HandLow, -1, goals?.One ?? Vec3.Zero);
        double[] high = Row(HandHigh, 1, goals?.Other ?? Vec3.Zero);
        if (scaled)
        {
            ScaledObservation.FromPlain(low, goals is not null);
            ScaledObservation.FromPlain(high, goals is not null);
        }

        for (int i = 0; i < GoalAt; i++)
        {
            bool isBounded = i % FrameSize <= 3 && !(scaled && i >= FrameSize);
            (low[i], high[i]) = isBounded ? (low[i], high[i]) : (double.NegativeInfinity, double.PositiveInfinity);
        }

        for (int i = GoalAt; i < ObservationNames.Count; i++)
        {
            (low[i], high[i]) = (Math.Min(low[i], high[i]) - GoalSlack, Math.Max(low[i], high[i]) + GoalSlack);
        }

        return new VectorSpec(ObservationNames.Count, low, high, scaled ? ObservationNames.Scaled : ObservationNames.All);
    }

    private static double[] Row(Vec3 hand, double opening, Vec3 goal)
    {
        double[] row = new double[ObservationNames.Count];
        for (int frame = 0; frame < GoalAt; frame += FrameSize)
        {
            hand.CopyTo(row.AsSpan(frame));
            row[frame + 3] = opening;
        }

        goal.CopyTo(row.AsSpan(GoalAt));
        return row;
    }
}
