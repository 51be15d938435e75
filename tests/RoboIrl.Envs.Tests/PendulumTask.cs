using RoboIrl.Core.Environments;
using RoboIrl.Core.Randomness;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.Tests;

/// <summary>The smallest task: one hinge, one motor. Its hooks let a test break one contract at a time.</summary>
internal sealed class PendulumTask(MjModel model) : ITask
{
    private static int _shared;
    private double _velocity;
    private int _step;
    private double[] _kept = [];

    /// <summary>What a test breaks on purpose.</summary>
    public PendulumDefect Defect { get; init; }

    public VectorSpec Observation { get; } = VectorSpec.Unbounded(2, "angle", "velocity");

    public VectorSpec Action { get; } = VectorSpec.Box(model.ControlCount, -1, 1, "hinge");

    public IReadOnlyList<string> InfoNames { get; } = ["reward_velocity"];

    public void InitializeEpisode(MjData data, ref Rng rng)
    {
        data.Qpos[0] = Defect == PendulumDefect.IgnoresItsStream ? 0.1 : rng.Uniform(-0.1, 0.1);
        _step = 0;
        _velocity = 0;
    }

    public void BeforeStep(MjData data, ReadOnlySpan<float> action)
    {
        data.Ctrl[0] = Defect == PendulumDefect.SharesBetweenWorlds ? action[0] + Interlocked.Increment(ref _shared) : action[0];
        _step++;
    }

    /// <summary>What a step allocated last; kept so that the compiler cannot put it on the stack.</summary>
    public IReadOnlyList<double> Kept => _kept;

    public void Observe(MjData data, Span<double> observation)
    {
        if (Defect == PendulumDefect.Allocates)
        {
            _kept = new double[4];
        }

        observation[0] = data.Qpos[0];
        observation[1] = Defect == PendulumDefect.ShowsAConstant ? 3 : data.Qvel[0];
    }

    public double Reward(MjData data)
    {
        _velocity = -Math.Abs(data.Qvel[0]);
        return Defect == PendulumDefect.HidesState ? _velocity : _velocity + 1;
    }

    public bool IsTerminal(MjData data) => Defect == PendulumDefect.HidesState && _step % 17 == 0;

    public void ReadInfo(Span<double> values) => values[0] = Defect == PendulumDefect.SharesItsInfo ? Interlocked.Increment(ref _shared) : _velocity;
}
