using System.Globalization;
using RoboIrl.Core.Geometry;
using RoboIrl.Core.RewardPrograms;
using RoboIrl.Envs.MetaWorld;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.RewardPrograms;

/// <summary>A task of the manipulation suite as reward programs see it.</summary>
internal sealed class ManipulationWorld : WorldView, IManipulationWorld
{
    private readonly TaskObject? _second;
    private readonly ArticulatedPart? _part;
    private readonly ArmView _robot;
    private readonly TaskObject _object;

    /// <summary>Makes the view of one world.</summary>
    /// <param name="task">The world's task; it may be of either set of rules.</param>
    /// <param name="model">The model that the task was made for.</param>
    /// <param name="timeStep">Seconds per control step.</param>
    public ManipulationWorld(MetaWorldTask task, MjModel model, double timeStep)
        : base(timeStep)
    {
        Task = task;
        _robot = new ArmView(this, model);
        _object = new TaskObject(this, model, task.FirstBody, isSecond: false);
        _second = task.SecondBody is { } second ? new TaskObject(this, model, second, isSecond: true) : null;
        _part = FindPart(model);
    }

    /// <inheritdoc/>
    public IRobot Robot => _robot;

    /// <inheritdoc/>
    public ITaskObject Object => _object;

    /// <inheritdoc/>
    public ITaskObject Second => _second ?? throw Missing("no second thing; use Object");

    /// <inheritdoc/>
    public IArticulatedPart Part => _part ?? throw Missing("no single part that slides or turns; use Object");

    /// <inheritdoc/>
    public Vec3 Goal => Task.Goal;

    /// <summary>The task that is seen.</summary>
    internal MetaWorldTask Task { get; }

    /// <inheritdoc/>
    public override RewardEnvironment Describe(EnvironmentDefinition definition)
    {
        TaskThings things = TaskThings.Of(Task.Name);
        Dictionary<string, string> notes = new(StringComparer.Ordinal)
        {
            [Key(nameof(IManipulationWorld.Object))] = things.First,
            [Key(nameof(IManipulationWorld.Goal))] = things.Goal,
            [RewardEnvironment.Key(typeof(IRobot), nameof(IRobot.GripperOpening))] = "1 wide open, about 0.5 around a thing of 4 cm, about 0.3 closed on nothing",
        };
        HashSet<string> absent = new(StringComparer.Ordinal);
        if (_second is null)
        {
            absent.Add(Key(nameof(IManipulationWorld.Second)));
        }
        else
        {
            notes[Key(nameof(IManipulationWorld.Second))] = things.Second;
        }

        if (_part is null)
        {
            absent.Add(Key(nameof(IManipulationWorld.Part)));
        }
        else
        {
            notes[Key(nameof(IManipulationWorld.Part))] = _part.Describe();
        }

        return new RewardEnvironment
        {
            Id = definition.Id,
            Task = definition.Summary,
            World = typeof(IManipulationWorld),
            Setting = string.Create(CultureInfo.InvariantCulture, $"An arm of seven joints with a parallel gripper at a table whose top is z = {things.TableTop}. The gripper points down. The middle between the fingertips reaches about ")
                + "x -0.5 .. 0.5, y 0.4 .. 1.0, z 0.01 .. 0.45 (metres); the robot stands at y = 0 and looks along +y.",
            Notes = notes,
            Absent = absent,
            Actions =
            [
                "moves the hand along x, up to 1 cm a step",
                "moves the hand along y, up to 1 cm a step",
                "moves the hand along z, up to 1 cm a step",
                "gripper: +1 closes, -1 opens",
            ],
            TimeStep = TimeStep,
            EpisodeSteps = definition.MaxEpisodeSteps,
            Termination = definition.Termination,
        };
    }

    /// <inheritdoc/>
    internal override ITask Reward(ITask task, LoadedRewardProgram program) => new RewardedTask<IManipulationWorld>(task, this, this, program);

    private static string Key(string member) => RewardEnvironment.Key(typeof(IManipulationWorld), member);

    private static InvalidOperationException Missing(string what) => new($"This environment has {what}. The listing of the environment shows what there is.");

    // The one slide or hinge that moves a thing of the task; a plate on two slides has no single one.
    private ArticulatedPart? FindPart(MjModel model)
    {
        ArticulatedPart? found = null;
        for (int i = 0; i < model.JointCount; i++)
        {
            int body = model.JointBody[i];
            bool isSecond = body == Task.SecondBody?.Index;
            if (!ArticulatedPart.CanBe(model, new JointId(i)) || (body != Task.FirstBody.Index && !isSecond))
            {
                continue;
            }

            if (found is not null)
            {
                return null;
            }

            found = new ArticulatedPart(this, model, new JointId(i), isSecond ? _second! : _object);
        }

        return found;
    }
}
