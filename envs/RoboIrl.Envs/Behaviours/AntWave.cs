using RoboIrl.Core.Geometry;
using RoboIrl.Core.RewardPrograms;

namespace RoboIrl.Envs.Behaviours;

/// <summary>
/// Waving: the hip of the front left leg swings to and fro five times, 0.3 rad and more to each side, while the torso stays higher than
/// 0.4 m and within 1.5 m of its start.
/// </summary>
/// <remarks>A swing is counted once the hip has come back by twice the amplitude from its last turning point; ten swings are five periods.</remarks>
internal sealed class AntWave() : Behaviour<IAntWorld>(["waves", "height", "distance"], hidden: 5)
{
    private const double Amplitude = 0.3; // rad
    private const double Periods = 5;
    private const double LeastHeight = 0.4; // m
    private const double MostDistance = 1.5; // m

    private ref double Waves => ref Memory[0];

    private ref double Height => ref Memory[1];

    private ref double Distance => ref Memory[2];

    private ref double FromX => ref Memory[3];

    private ref double FromY => ref Memory[4];

    /// <summary>1 while the hip comes from its lowest turning point, -1 from its highest, 0 before the first swing.</summary>
    private ref double Way => ref Memory[5];

    private ref double Lowest => ref Memory[6];

    private ref double Highest => ref Memory[7];

    /// <inheritdoc/>
    public override bool Step(IAntWorld world)
    {
        Vec3 place = world.Torso.Position;
        double angle = world.Hip(AntLeg.FrontLeft).Position;
        Height = place.Z;
        Distance = Vec3.DistanceXY(place, new Vec3(FromX, FromY, 0));
        if (Height > LeastHeight && Distance < MostDistance)
        {
            Swing(angle);
        }
        else
        {
            Rest(angle);
        }

        return Waves >= Periods;
    }

    /// <inheritdoc/>
    protected override void Start(IAntWorld world)
    {
        Vec3 place = world.Torso.Position;
        (FromX, FromY, Height) = (place.X, place.Y, place.Z);
        Rest(world.Hip(AntLeg.FrontLeft).Position);
    }

    private void Rest(double angle) => (Waves, Way, Lowest, Highest) = (0, 0, angle, angle);

    private void Swing(double angle)
    {
        (Lowest, Highest) = (Math.Min(Lowest, angle), Math.Max(Highest, angle));
        if (Way >= 0 && angle <= Highest - (2 * Amplitude))
        {
            (Waves, Way, Lowest) = (Waves + 0.5, -1, angle);
        }
        else if (Way <= 0 && angle >= Lowest + (2 * Amplitude))
        {
            (Waves, Way, Highest) = (Waves + 0.5, 1, angle);
        }
    }
}
