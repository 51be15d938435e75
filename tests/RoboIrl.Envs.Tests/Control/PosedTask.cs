using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.Tests.Control;

/// <summary>A control task in a state that a test writes by hand.</summary>
internal sealed class PosedTask : IDisposable
{
    private readonly MuJoCoEnvironment _environment;

    public PosedTask(string id)
    {
        _environment = EnvironmentRegistry.CreateDefault().Create(id);
        _environment.Seed(5, 0);
        _environment.Reset(new double[_environment.Spec.Observation.Size]);
        Data.Reset();
    }

    public MjData Data => _environment.Data;

    public MjModel Model => _environment.Model;

    public ref double Position(string joint) => ref Data.QposOf(Model.Joint(joint));

    public ref double Velocity(string joint) => ref Data.QvelOf(Model.Joint(joint));

    /// <summary>What the state as written earns under an action that acted on nothing.</summary>
    public double Reward(params float[] action)
    {
        _environment.Task.BeforeStep(Data, action.Length > 0 ? action : new float[_environment.Spec.Action.Size]);
        Data.StepFresh(0);
        return _environment.Task.Reward(Data);
    }

    public double[] Observe()
    {
        double[] observation = new double[_environment.Spec.Observation.Size];
        Data.StepFresh(0);
        _environment.Task.Observe(Data, observation);
        return observation;
    }

    public double Info(string name)
    {
        double[] values = new double[_environment.Spec.InfoNames.Count];
        _environment.Task.ReadInfo(values);
        return values[_environment.Spec.InfoNames.ToList().IndexOf(name)];
    }

    public void Dispose() => _environment.Dispose();
}
