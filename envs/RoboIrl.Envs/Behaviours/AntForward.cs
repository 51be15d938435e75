using RoboIrl.Core.RewardPrograms;

namespace RoboIrl.Envs.Behaviours;

/// <summary>Running forward: 10 m along x from the start, at any time of the episode.</summary>
internal sealed class AntForward() : Behaviour<IAntWorld>(["distance"], hidden: 1)
{
    private const double Wanted = 10; // m

    private ref double Distance => ref Memory[0];

    private ref double From => ref Memory[1];

    /// <inheritdoc/>
    public override bool Step(IAntWorld world)
    {
        Distance = world.Torso.Position.X - From;
        return Distance >= Wanted;
    }

    /// <inheritdoc/>
    protected override void Start(IAntWorld world) => From = world.Torso.Position.X;
}
