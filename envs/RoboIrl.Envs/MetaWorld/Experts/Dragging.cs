using RoboIrl.Envs.Geometry;

namespace RoboIrl.Envs.MetaWorld.Experts;

/// <summary>Taking a small thing between the fingers and moving it over the table: what several experts do.</summary>
/// <param name="width">Width of the thing between the fingers, metres.</param>
/// <param name="force">Gripper command that holds it, in (0, 0.5]; too much bites into a light thing.</param>
internal readonly struct Dragging(double width, double force)
{
    private const double Around = 0.02;
    private const double Above = 0.1;
    private const double Gain = 15;

    // The pads are this much nearer to each other than what the opening is measured at; it counts in tenths of a metre.
    private const double PadsInside = 0.012;
    private const double Scale = 0.1;

    // A grip reads about as wide as the thing; a held thing may hang this far from the tool centre point.
    private const double Slack = 0.04;
    private const double Bite = 0.15;
    private const double Hanging = 0.035;

    // Fast from afar, gentle on contact: the fingers are heavy and slow to stop.
    private const double Closing = 0.5;
    private const double Approach = 4;

    private readonly double _opening = (width + PadsInside) / Scale;

    /// <summary>The next command on the way to a grip; null once the thing is held.</summary>
    /// <param name="view">The observation.</param>
    /// <param name="at">Where the fingers shall close.</param>
    public Command? Take(in ExpertView view, Vec3 at)
    {
        Vec3 away = view.Tcp - at;
        bool shut = view.Opening < _opening + Slack && view.Opening > _opening - Bite;
        if (shut && away.Length < Hanging)
        {
            return null;
        }

        if (away.LengthXY > Around)
        {
            return new Command(at + new Vec3(0, 0, Above), Grip: -1, Gain);
        }

        return new Command(at, away.Z > Around ? -1 : Grip(view), Gain);
    }

    /// <summary>Moves what is held, by the distance that it and not the hand is away from a place.</summary>
    /// <param name="view">The observation.</param>
    /// <param name="place">Where the first object shall be.</param>
    public Command Bring(in ExpertView view, Vec3 place) => new(view.Tcp + (place - view.Object), Grip(view), Gain);

    private double Grip(in ExpertView view) => Math.Clamp(force + (Approach * (view.Opening - _opening - Slack)), force, Closing);
}
