using RoboIrl.Core.Environments;
using RoboIrl.Core.Geometry;
using RoboIrl.Core.Policies;
using RoboIrl.Core.Randomness;
using RoboIrl.Envs.MetaWorld;
using RoboIrl.Envs.Tabletop;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.Tests.Tabletop;

/// <summary>One episode of a tabletop task, played by hand.</summary>
internal sealed class TabletopEpisode : IDisposable
{
    private readonly float[] _action = new float[4];
    private readonly double[] _info;
    private readonly IPolicy _expert;
    private Rng _rng;

    /// <summary>Resets a world of the task.</summary>
    public TabletopEpisode(string task, ulong seed = 5, IReadOnlyList<double>? placement = null)
    {
        World = TabletopSuite.Define(TabletopSuite.Find(task), new MetaWorldOptions { Variations = placement is null ? null : [placement] }).CreateWorld();
        Observation = new double[World.Spec.Observation.Size];
        _info = new double[World.Spec.InfoNames.Count];
        _expert = World.Definition.Expert!(World.Spec);
        _rng = new Rng(seed, 1);
        World.Seed(seed, 0);
        World.Reset(Observation);
    }

    public MuJoCoEnvironment World { get; }

    public MjData Data => World.Data;

    public double[] Observation { get; }

    /// <summary>Reward of the last step.</summary>
    public double Reward { get; private set; }

    /// <summary>Whether the task is done after the last step.</summary>
    public bool Success => _info[World.Spec.SuccessIndex] > 0;

    public MetaWorldTask Task => (MetaWorldTask)World.Task;

    /// <summary>Puts a joint that slides or turns somewhere; seen after the next step.</summary>
    public TabletopEpisode Put(string joint, double position)
    {
        Data.QposOf(World.Model.Joint(joint)) = position;
        return this;
    }

    /// <summary>Puts a free body somewhere at rest; seen after the next step.</summary>
    public TabletopEpisode Put(string body, Vec3 position, Quat rotation)
    {
        new FreeBody(World.Model, body).Put(Data, position, rotation);
        Data.Qvel.Slice(World.Model.JointDofAddress[World.Model.Joint(body).Index], 6).Clear();
        return this;
    }

    /// <summary>One step that keeps the hand where it is.</summary>
    public TabletopEpisode Step(double grip = -1)
    {
        _action.AsSpan().Clear();
        _action[3] = (float)grip;
        return Act().Episode;
    }

    /// <summary>One step of the expert.</summary>
    public EpisodeEnd Expert()
    {
        _expert.Act([.. Observation.Select(static x => (float)x)], _action, ActMode.Deterministic, ref _rng);
        return Act().End;
    }

    /// <summary>One step of uniform actions.</summary>
    public EpisodeEnd Random()
    {
        foreach (ref float a in _action.AsSpan())
        {
            a = (float)_rng.Uniform(-1, 1);
        }

        return Act().End;
    }

    public void Dispose() => World.Dispose();

    private (TabletopEpisode Episode, EpisodeEnd End) Act()
    {
        StepResult result = World.Step(_action, Observation);
        World.ReadInfo(_info);
        Reward = result.Reward;
        return (this, result.End);
    }
}
