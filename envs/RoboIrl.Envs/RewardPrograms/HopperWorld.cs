using RoboIrl.Core.RewardPrograms;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.RewardPrograms;

/// <summary>The hopper as reward programs see it.</summary>
/// <param name="model">Compiled <c>hopper.xml</c>.</param>
/// <param name="timeStep">Seconds per control step.</param>
internal sealed class HopperWorld(MjModel model, double timeStep) : WorldView(timeStep), IHopperWorld
{
    private readonly JointReader _forward = new(model, "rootx");
    private readonly JointReader _height = new(model, "rootz");
    private readonly JointReader _pitch = new(model, "rooty");
    private readonly JointReader _thigh = new(model, "thigh_joint");
    private readonly JointReader _leg = new(model, "leg_joint");
    private readonly JointReader _foot = new(model, "foot_joint");
    private readonly GeomId _floor = model.Geom("floor");

    /// <inheritdoc/>
    public JointState Forward => _forward.Read(Data);

    /// <inheritdoc/>
    public JointState Height => _height.Read(Data);

    /// <inheritdoc/>
    public JointState Pitch => _pitch.Read(Data);

    /// <inheritdoc/>
    public JointState Thigh => _thigh.Read(Data);

    /// <inheritdoc/>
    public JointState Leg => _leg.Read(Data);

    /// <inheritdoc/>
    public JointState Foot => _foot.Read(Data);

    /// <inheritdoc/>
    public bool IsOnGround => Contacts.Touch(Data, _floor);

    /// <inheritdoc/>
    public override RewardEnvironment Describe(EnvironmentDefinition definition) => new()
    {
        Id = definition.Id,
        Task = definition.Summary,
        World = typeof(IHopperWorld),
        Setting = "A planar robot of 15.8 kg: a torso, a thigh, a leg and a foot, 1.5 m tall, that starts standing upright at x = 0 with all angles near 0.",
        Actions = ["torque of the hip", "torque of the knee", "torque of the ankle"],
        TimeStep = TimeStep,
        EpisodeSteps = definition.MaxEpisodeSteps,
        Termination = definition.Termination,
    };

    /// <inheritdoc/>
    internal override ITask Reward(ITask task, LoadedRewardProgram program) => new RewardedTask<IHopperWorld>(task, this, this, program);
}
