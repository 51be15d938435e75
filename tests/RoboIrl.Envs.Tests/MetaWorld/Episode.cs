using RoboIrl.Core.Geometry;
using RoboIrl.Envs.MetaWorld;
using RoboIrl.Envs.MetaWorld.Experts;
using RoboIrl.Envs.Tests.MetaWorld.Equations;

namespace RoboIrl.Envs.Tests.MetaWorld;

/// <summary>One episode of a manipulation task, played by hand.</summary>
internal sealed class Episode : IDisposable
{
    private readonly TaskInfo _task;
    private readonly MuJoCoEnvironment _world;
    private readonly double[] _observation;
    private readonly float[] _action;
    private readonly double[] _info;

    /// <summary>Resets a world of the task; always to the same start.</summary>
    public Episode(string task, RuleSet rules)
    {
        _task = MetaWorldSuite.Tasks.Single(t => t.Name == task);
        _world = MetaWorldSuite.Define(_task, new MetaWorldOptions { Rules = rules }).CreateWorld();
        _observation = new double[_world.Spec.Observation.Size];
        _action = new float[_world.Spec.Action.Size];
        _info = new double[_world.Spec.InfoNames.Count];
        _world.Seed(5, 0);
        _world.Reset(_observation);
    }

    /// <summary>Reward of the last step.</summary>
    public double Reward { get; private set; }

    /// <summary>Whether the task is done after the last step.</summary>
    public bool Success => Info("success") > 0;

    /// <summary>What is observed and where things are.</summary>
    public RewardState State => new([.. _observation], _world.Data, _action[3]);

    /// <summary>One of the values of the last step, by name.</summary>
    public double Info(string name) => _info[_world.Spec.InfoNames.ToList().IndexOf(name)];

    /// <summary>Lower and upper end of a joint.</summary>
    public (double Low, double High) RangeOf(string joint)
    {
        int index = _world.Model.Joint(joint).Index;
        return (_world.Model.JointRange[2 * index], _world.Model.JointRange[(2 * index) + 1]);
    }

    /// <summary>Puts a joint somewhere; seen after the next step.</summary>
    public Episode Put(string joint, double position)
    {
        _world.Data.QposOf(_world.Model.Joint(joint)) = position;
        return this;
    }

    /// <summary>One step with an action.</summary>
    public Episode Step(double x = 0, double y = 0, double z = 0, double grip = 0)
    {
        (_action[0], _action[1], _action[2], _action[3]) = ((float)x, (float)y, (float)z, (float)grip);
        return Step();
    }

    /// <summary>Steps of the task's expert.</summary>
    public Episode Expert(int steps = 1)
    {
        for (int i = 0; i < steps; i++)
        {
            ExpertPolicy.Act(_task.Expert, [.. _observation.Select(static x => (float)x)], _action);
            Step();
        }

        return this;
    }

    /// <summary>Steps that bring the tool centre point to a place.</summary>
    public Episode Drive(Vec3 target, double grip, int steps)
    {
        for (int i = 0; i < steps; i++)
        {
            Vec3 way = 10 * (target - State.P);
            Step(way.X, way.Y, way.Z, grip);
        }

        return this;
    }

    /// <summary>Opens or closes the gripper at once; seen after the next step.</summary>
    public Episode Fingers(bool open) => Put("right_finger", open ? 0 : 0.04).Put("left_finger", open ? 0 : -0.03);

    public void Dispose() => _world.Dispose();

    private Episode Step()
    {
        Reward = _world.Step(_action, _observation).Reward;
        _world.ReadInfo(_info);
        return this;
    }
}
