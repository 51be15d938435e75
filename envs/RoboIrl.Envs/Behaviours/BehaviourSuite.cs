using RoboIrl.Core.RewardPrograms;
using RoboIrl.Envs.Locomotion;
using RoboIrl.Envs.Locomotion.Ant;
using RoboIrl.Envs.Locomotion.Hopper;

namespace RoboIrl.Envs.Behaviours;

/// <summary>Behaviours that are easily said and hard to reward: hopper and ant, judged by predicates over whole episodes.</summary>
/// <remarks>After the locomotion tasks of Xie et al. 2024, "Text2Reward", arXiv:2309.11489, where people judged; the predicates are this project's own.</remarks>
public static class BehaviourSuite
{
    private const int Episode = 1_000; // steps

    /// <summary>Every environment.</summary>
    public static IEnumerable<EnvironmentDefinition> Definitions =>
    [
        OfHopper("hopper-forward", "A planar one-legged robot hops forward.", "5 m forward in the last step, upright in all steps", static () => new HopperForward(Episode), fallsEnd: true),
        OfHopper("hopper-front-flip", "A planar one-legged robot does a front flip and lands upright.", Flip("forward"), static () => new HopperFlip(1)),
        OfHopper("hopper-back-flip", "A planar one-legged robot does a back flip and lands upright.", Flip("backward"), static () => new HopperFlip(-1)),
        OfAnt("ant-forward", "A four-legged robot runs forward.", "10 m forward", static () => new AntForward(), fallsEnd: true),
        OfAnt("ant-lie-down", "A four-legged robot lies down and keeps still.", "torso lower than 0.3 m and every hinge slower than 0.5 rad/s in all of the last hundred steps", static () => new AntLieDown(Episode)),
        OfAnt("ant-wave-leg", "A four-legged robot stands and waves its front left leg.", "the hip of the front left leg has swung five times to and fro by 0.3 rad to each side, the torso higher than 0.4 m and within 1.5 m of its start", static () => new AntWave()),
    ];

    private static string Flip(string way) => $"the torso has turned once around {way}, half of it in the air, and the robot has stood upright on the ground for 0.3 s after, its torso higher than 0.7 m all the while";

    private static EnvironmentDefinition OfHopper(string name, string summary, string shown, Func<Behaviour<IHopperWorld>> behaviour, bool fallsEnd = false) =>
        Define(Hopper.Define(RuleVersion.V5), name, summary, shown, behaviour, fallsEnd);

    private static EnvironmentDefinition OfAnt(string name, string summary, string shown, Func<Behaviour<IAntWorld>> behaviour, bool fallsEnd = false) =>
        Define(Ant.Define(RuleVersion.V5), name, summary, shown, behaviour, fallsEnd);

    private static EnvironmentDefinition Define<TWorld>(EnvironmentDefinition body, string name, string summary, string shown, Func<Behaviour<TWorld>> behaviour, bool fallsEnd)
        where TWorld : class, IWorld => body with
        {
            Id = "behaviour/" + name,
            Summary = summary,
            Reward = $"1 in a step in which this holds, else 0: {shown}",
            Termination = fallsEnd ? body.Termination : "never",
            Source = "this project's own, after Text2Reward (Xie et al. 2024, arXiv:2309.11489); body: " + body.Source,
            CreateTask = model => new BehaviourTask<TWorld>(body.CreateTask(model), model, model.Timestep * body.FrameSkip, behaviour(), fallsEnd),
            MaxEpisodeSteps = Episode,
        };
}
