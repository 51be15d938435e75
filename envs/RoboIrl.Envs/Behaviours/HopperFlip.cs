using RoboIrl.Core.RewardPrograms;

namespace RoboIrl.Envs.Behaviours;

/// <summary>
/// A flip: the torso turns once around, at least half of the turn in the air, and the hopper stands upright on the ground for 0.3 s
/// after it, without having sunk down in between.
/// </summary>
/// <remarks>
/// The pitch is never wrapped, so a turn is a difference of 2 pi. What was turned in the air and is turned back does not count: the
/// part in the air is never more than the turn so far. Upright: within 30 degrees of the turn's end; whoever leans further begins to
/// stand anew. Sunk down: 0.7 m and lower; the flip is lost. Time in the air is no time on the ground, and does not end it.
/// </remarks>
/// <param name="direction">1 for a front flip (the pitch grows), -1 for a back flip.</param>
internal sealed class HopperFlip(int direction) : Behaviour<IHopperWorld>(["turned", "turned_in_the_air", "upright_time"], hidden: 3)
{
    private const double Turn = 2 * Math.PI; // rad
    private const double LeastInTheAir = Math.PI; // rad
    private const double MostLean = Math.PI / 6; // rad
    private const double LeastHeight = 0.7; // m
    private const double LeastTime = 0.3; // s

    // Of steps that add up to a time.
    private const double Rounding = 1e-9;

    /// <summary>Of the turn that is under way, rad; negative where it goes the other way.</summary>
    private ref double Turned => ref Memory[0];

    private ref double InTheAir => ref Memory[1];

    /// <summary>How long the hopper has stood on the ground since a flip, s.</summary>
    private ref double Upright => ref Memory[2];

    /// <summary>The pitch, counted in the flip's direction, where the turn under way began.</summary>
    private ref double From => ref Memory[3];

    private ref double Before => ref Memory[4];

    /// <summary>1 where the last whole turn was a flip and the hopper has not sunk down since.</summary>
    private ref double Flipped => ref Memory[5];

    /// <inheritdoc/>
    public override bool Step(IHopperWorld world)
    {
        double pitch = direction * world.Pitch.Position;
        Turned = pitch - From;
        InTheAir += world.IsOnGround ? 0 : Math.Max(0, pitch - Before);
        InTheAir = Math.Min(InTheAir, Math.Max(0, Turned));
        Before = pitch;
        if (Math.Abs(Turned) >= Turn)
        {
            Flipped = Turned > 0 && InTheAir >= LeastInTheAir ? 1 : 0;
            From += Math.Sign(Turned) * Turn;
            (Turned, InTheAir) = (pitch - From, 0);
        }

        Flipped = world.Height.Position > LeastHeight ? Flipped : 0;
        bool stands = Flipped > 0 && Math.Abs(Turned) < MostLean;
        Upright = !stands ? 0 : world.IsOnGround ? Upright + world.TimeStep : Upright;
        return Upright > LeastTime - Rounding;
    }

    /// <inheritdoc/>
    protected override void Start(IHopperWorld world) => From = Before = direction * world.Pitch.Position;
}
