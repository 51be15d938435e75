using RoboIrl.Core.Geometry;

namespace RoboIrl.Envs.MetaWorld;

/// <summary>
/// How well the fingers are around an object and close on it: the grasp term of most manipulation rewards, in [0, 1].
/// </summary>
/// <remarks>
/// The fingers close along y; the object is caged while both pads are within a band beside it and the tool centre point is
/// over it in x and z. Gripping counts only once it is caged. Yu et al. 2019, "Meta-World", arXiv:1910.10897, v2 rewards.
/// </remarks>
public sealed record Caging
{
    // Caging that counts as done, from where on closing the gripper is worth something.
    private const double Caged = 0.97;
    private const double CagedBand = 0.95;
    private const double OpenBand = 0.05;

    /// <summary>Half the object's width along y, metres: a pad nearer than this is not beside it.</summary>
    public required double Radius { get; init; }

    /// <summary>A pad within this distance along y counts as beside the object, metres.</summary>
    public double Pad { get; init; } = OpenBand;

    /// <summary>Distance in the x-z plane that counts as over the object, metres.</summary>
    public required double XZ { get; init; }

    /// <summary>Gripper command that counts as a full grip, in (0, 1].</summary>
    public double Effort { get; init; } = 1;

    /// <summary>What else is rewarded.</summary>
    public CagingMode Mode { get; init; }

    /// <summary>In <see cref="CagingMode.Medium"/>: distance of the tool centre point that counts as reached, metres.</summary>
    public double Reach { get; init; }

    /// <summary>The general form: margins from where the object was at the start.</summary>
    /// <param name="now">This state.</param>
    /// <param name="start">The episode's first state.</param>
    /// <param name="target">What is grasped, now.</param>
    /// <param name="targetStart">Where that was at the start.</param>
    public double Of(in Moment now, in Moment start, Vec3 target, Vec3 targetStart)
    {
        double left = Beside(now.LeftPad.Y, target.Y, targetStart.Y);
        double right = Beside(now.RightPad.Y, target.Y, targetStart.Y);
        double caged = Shaping.Both(Shaping.Both(left, right), Over(now, start, target, targetStart));
        double grip = caged > Caged ? Math.Min(Math.Max(now.Grip, 0), Effort) / Effort : 0;
        double held = Shaping.Both(caged, grip);
        return Mode switch
        {
            CagingMode.High => (held + caged) / 2,
            CagingMode.Medium => (held + Reached(now, start, target, targetStart)) / 2,
            _ => held,
        };
    }

    /// <summary>The form of pick-place: signed distances of the pads, margins from where the pads were.</summary>
    /// <param name="now">This state.</param>
    /// <param name="start">The episode's first state.</param>
    /// <param name="rules">The original looks at where the pads are now instead.</param>
    public double OfSigned(in Moment now, in Moment start, RuleSet rules)
    {
        double caged = Shaping.Both(Banded(now, start, rules, Radius, OpenBand), Over(now, start, now.Object, start.Object));
        double grip = caged > Caged ? Shaping.Unit(now.Grip) : 0;
        return (Shaping.Both(caged, grip) + caged) / 2;
    }

    /// <summary>The form of the sweep tasks: gripping is having the pads within a narrow gap, whatever the command.</summary>
    /// <param name="now">This state.</param>
    /// <param name="start">The episode's first state.</param>
    /// <param name="gap">Width of the band beside the object that counts as gripped, metres.</param>
    /// <param name="rules">The original looks at where the pads are now instead of at the start.</param>
    public double OfGap(in Moment now, in Moment start, double gap, RuleSet rules)
    {
        double caged = Shaping.Both(Banded(now, start, rules, Radius, OpenBand), Over(now, start, now.Object, start.Object));
        double grip = caged > CagedBand ? Banded(now, start, rules, Radius, Radius + gap) : 0;
        return (caged + grip) / 2;
    }

    private double Beside(double pad, double target, double targetStart)
    {
        double margin = Math.Abs(Math.Abs(pad - targetStart) - Pad);
        return Shaping.Within(Math.Abs(pad - target), Radius, Pad, margin);
    }

    private static double Banded(in Moment now, in Moment start, RuleSet rules, double low, double high)
    {
        // The original keeps a view of the pads, not a copy: what it calls their start is where they are.
        Moment pads = rules == RuleSet.Faithful ? now : start;
        double y = now.Object.Y;
        double left = Shaping.Within(now.LeftPad.Y - y, low, high, Math.Abs(Math.Abs(y - pads.LeftPad.Y) - OpenBand));
        double right = Shaping.Within(y - now.RightPad.Y, low, high, Math.Abs(Math.Abs(y - pads.RightPad.Y) - OpenBand));
        return Shaping.Both(left, right);
    }

    private double Over(in Moment now, in Moment start, Vec3 target, Vec3 targetStart) =>
        Shaping.Near((now.Tcp - target).LengthXZ, XZ, Math.Max((targetStart - start.Tcp).LengthXZ - XZ, 0));

    private double Reached(in Moment now, in Moment start, Vec3 target, Vec3 targetStart) =>
        Shaping.Near(Vec3.Distance(target, now.Tcp), Reach, Math.Abs(Vec3.Distance(targetStart, start.Tcp) - Reach));
}
