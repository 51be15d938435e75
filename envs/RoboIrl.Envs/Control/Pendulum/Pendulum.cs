using RoboIrl.Core.Randomness;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.Control.Pendulum;

/// <summary>A pendulum with a motor too weak to lift it: swing it up and hold it within 8 degrees of upright.</summary>
/// <remarks>reward = 1 where the cosine of the angle is at least cos(8 degrees), else 0. The model is this project's own.</remarks>
public sealed class Pendulum : ControlTask
{
    private static readonly Tolerance Upright = new(Math.Cos(8 * Math.PI / 180), 1);
    private readonly int _pole;

    /// <summary>Makes the task.</summary>
    /// <param name="model">Compiled <c>pendulum.xml</c>.</param>
    public Pendulum(MjModel model)
        : base(model, ["pole_cosine", "pole_sine", "pole_velocity"], ["upright", "pole_cosine"])
    {
        ArgumentNullException.ThrowIfNull(model);
        _pole = 9 * model.Body("pole").Index;
    }

    /// <summary>The registered environments.</summary>
    public static IReadOnlyList<EnvironmentDefinition> Definitions =>
    [
        new()
        {
            Id = "control/pendulum-swingup-v1",
            Summary = "Swing up a pendulum with a weak motor and hold it upright.",
            Reward = "1 within 8 degrees of upright, else 0",
            Termination = "never",
            Source = ControlSuite.OwnModelSource,
            Model = ControlSuite.Model("pendulum"),
            CreateTask = static model => new Pendulum(model),
            FrameSkip = 1,
            Stepping = SteppingMode.FreshDerived,
        },
    ];

    /// <inheritdoc/>
    public override void InitializeEpisode(MjData data, ref Rng rng)
    {
        ArgumentNullException.ThrowIfNull(data);
        data.Qpos[0] = rng.Uniform(-Math.PI, Math.PI);
    }

    /// <inheritdoc/>
    public override void Observe(MjData data, Span<double> observation)
    {
        ArgumentNullException.ThrowIfNull(data);
        observation[0] = data.Xmat[_pole + 8];
        observation[1] = data.Xmat[_pole + 2];
        observation[2] = data.Qvel[0];
    }

    /// <inheritdoc/>
    public override double Reward(MjData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        Info[1] = data.Xmat[_pole + 8];
        Info[0] = Upright.Of(Info[1]);
        return Info[0];
    }
}
