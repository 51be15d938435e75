using RoboIrl.Core.Geometry;

namespace RoboIrl.Envs.MetaWorld.Experts;

/// <summary>How to take hold of a thing from above: over it, down, close. What is lost on the way is picked up again.</summary>
public sealed record PickUp
{
    // Opening per metre between the pads, and what the claws' plates add to it.
    private const double OpeningPerMetre = 10;
    private const double Plates = 0.012;
    private const double OpeningSlack = 0.05;

    // A gentle grip closes faster from afar: gripper command beyond the grip, and its largest value.
    private const double Approach = 4;
    private const double Closing = 0.5;

    /// <summary>Width of the thing between the pads, metres.</summary>
    public required double Width { get; init; }

    /// <summary>How far the fingertips reach below the point given, metres: what is held by the very tips slips out.</summary>
    public double Depth { get; init; } = 0.008;

    /// <summary>Height above the grip from which the fingers come down, metres.</summary>
    public double Hover { get; init; } = 0.1;

    /// <summary>Distance seen from above from where on the fingers come down, metres.</summary>
    public double Aim { get; init; } = 0.015;

    /// <summary>Distance to the grip at which the fingers close, metres.</summary>
    public double Around { get; init; } = 0.015;

    /// <summary>Distance between fingers and grip up to which a closed gripper holds the thing, metres.</summary>
    public double Slack { get; init; } = 0.035;

    /// <summary>Gripper command that holds, in (0, 1].</summary>
    public double Force { get; init; } = 0.6;

    /// <summary>The next command until the thing is held; then null.</summary>
    /// <param name="view">The observation.</param>
    /// <param name="point">Where the fingers shall take it, metres.</param>
    public Command? Next(in ExpertView view, Vec3 point)
    {
        Vec3 grip = point - new Vec3(0, 0, Depth);
        double opening = OpeningPerMetre * (Width + Plates);
        double distance = Vec3.Distance(view.Tcp, grip);
        if (distance < Slack && Math.Abs(view.Opening - opening) < OpeningSlack)
        {
            return null;
        }

        bool closing = view.Opening < view.PreviousOpening && view.Opening > opening;
        if (distance < Around || (closing && distance < Slack))
        {
            return new Command(grip, Grip(view, opening), Gain: 15);
        }

        double above = Vec3.DistanceXY(view.Tcp, grip) < Aim ? 0 : Hover;
        return new Command(grip + new Vec3(0, 0, above), Grip: -1, Gain: 15);
    }

    /// <summary>Carries the thing held: moves so that <paramref name="thing"/> gets to a place, however it lies between the fingers.</summary>
    /// <param name="view">The observation.</param>
    /// <param name="thing">Where it is, metres.</param>
    /// <param name="place">Where it shall be, metres.</param>
    public Command Carry(in ExpertView view, Vec3 thing, Vec3 place) => new(view.Tcp + place - thing, Force, Gain: 15);

    private double Grip(in ExpertView view, double opening) =>
        Math.Clamp(Force + (Approach * (view.Opening - opening - OpeningSlack)), Force, Math.Max(Force, Closing));
}
