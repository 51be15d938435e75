using RoboIrl.Core.RewardPrograms;

namespace RoboIrl.Envs.Behaviours;

/// <summary>Hopping forward: 5 m and more from the start in the episode's last step, upright in all of them.</summary>
/// <remarks>Upright as the standard hopper's rules have it: higher than 0.7 m, pitch within 0.2 rad.</remarks>
/// <param name="episode">Steps in an episode.</param>
internal sealed class HopperForward(int episode) : Behaviour<IHopperWorld>(["distance"], hidden: 3)
{
    private const double Wanted = 5; // m
    private const double LeastHeight = 0.7; // m
    private const double MostLean = 0.2; // rad

    private ref double Distance => ref Memory[0];

    private ref double From => ref Memory[1];

    private ref double Steps => ref Memory[2];

    private ref double Falls => ref Memory[3];

    /// <inheritdoc/>
    public override bool Step(IHopperWorld world)
    {
        Distance = world.Forward.Position - From;
        Steps++;
        Falls += world.Height.Position > LeastHeight && Math.Abs(world.Pitch.Position) < MostLean ? 0 : 1;
        return Steps >= episode && Falls == 0 && Distance >= Wanted;
    }

    /// <inheritdoc/>
    protected override void Start(IHopperWorld world) => From = world.Forward.Position;
}
