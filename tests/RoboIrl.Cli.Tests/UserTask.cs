using RoboIrl.Core.Environments;
using RoboIrl.Core.Randomness;
using RoboIrl.Envs;
using RoboIrl.MuJoCo;

namespace RoboIrl.Cli.Tests;

/// <summary>A pendulum as a user would add it, with a physics that fails at the tenth step of every episode.</summary>
internal sealed class UserTask(double highestTorque) : ITask
{
    public const string Model = """
        <mujoco>
          <worldbody>
            <body>
              <joint name="hinge" axis="0 1 0"/>
              <geom type="capsule" size="0.02" fromto="0 0 0 0 0 -1"/>
            </body>
          </worldbody>
          <actuator>
            <motor joint="hinge"/>
          </actuator>
        </mujoco>
        """;

    private int _step;

    public VectorSpec Observation { get; } = VectorSpec.Unbounded(2, "angle", "velocity");

    public VectorSpec Action { get; } = VectorSpec.Box(1, -1, highestTorque, "hinge");

    public IReadOnlyList<string> InfoNames { get; } = [];

    public int StateSize => 1;

    /// <summary>An environment of this task, registered under an id.</summary>
    public static void Register(string id, ModelSource model, double highestTorque = 1) => Running.Suite.Environments.Register(new EnvironmentDefinition
    {
        Id = id,
        Summary = "A pendulum.",
        Reward = "0",
        Termination = "never",
        Source = "this test",
        Model = model,
        CreateTask = _ => new UserTask(highestTorque),
        FrameSkip = 1,
        MaxEpisodeSteps = 30,
    });

    public void InitializeEpisode(MjData data, ref Rng rng)
    {
        data.Qpos[0] = rng.Uniform(-0.1, 0.1);
        _step = 0;
    }

    public void BeforeStep(MjData data, ReadOnlySpan<float> action)
    {
        data.Ctrl[0] = action[0];
        if (++_step == 10)
        {
            data.Qvel[0] = double.NaN;
        }
    }

    public void Observe(MjData data, Span<double> observation) => (observation[0], observation[1]) = (data.Qpos[0], data.Qvel[0]);

    public double Reward(MjData data) => 0;

    public bool IsTerminal(MjData data) => false;

    public void ReadInfo(Span<double> values)
    {
    }

    public void GetState(MjData data, Span<double> state) => state[0] = _step;

    public void SetState(MjData data, ReadOnlySpan<double> state) => _step = (int)state[0];
}
