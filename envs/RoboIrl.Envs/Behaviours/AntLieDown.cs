using RoboIrl.Core.RewardPrograms;

namespace RoboIrl.Envs.Behaviours;

/// <summary>Lying down: in each of the episode's last hundred steps the torso is lower than 0.3 m and no hinge is faster than 0.5 rad/s.</summary>
/// <remarks>The legs hold the torso of an upright ant above 0.36 m, whatever they do: it lies on its back.</remarks>
/// <param name="episode">Steps in an episode.</param>
internal sealed class AntLieDown(int episode) : Behaviour<IAntWorld>(["height", "fastest_hinge", "lying_steps"], hidden: 1)
{
    private const double Low = 0.3; // m; the torso's radius is 0.25
    private const double Slow = 0.5; // rad/s
    private const int Wanted = 100; // steps

    private ref double Height => ref Memory[0];

    private ref double Fastest => ref Memory[1];

    private ref double Lying => ref Memory[2];

    private ref double Steps => ref Memory[3];

    /// <inheritdoc/>
    public override bool Step(IAntWorld world)
    {
        Height = world.Torso.Position.Z;
        Fastest = 0;
        for (AntLeg leg = AntLeg.FrontLeft; leg <= AntLeg.FrontRight; leg++)
        {
            Fastest = Math.Max(Fastest, Math.Max(Math.Abs(world.Hip(leg).Velocity), Math.Abs(world.Ankle(leg).Velocity)));
        }

        Steps++;
        Lying = Height < Low && Fastest < Slow ? Lying + 1 : 0;
        return Steps >= episode && Lying >= Wanted;
    }

    /// <inheritdoc/>
    protected override void Start(IAntWorld world) => Height = world.Torso.Position.Z;
}
