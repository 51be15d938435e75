using RoboIrl.Core.Randomness;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.Control.Cartpole;

/// <summary>A pole on a cart that is pushed along a rail: keep it upright, or swing it up first.</summary>
/// <remarks>
/// smooth reward = (cos + 1)/2 * (1 + T(x; 0; m 2))/2 * (4 + T(a; 0; m 1; quadratic; v 0))/5 * (1 + T(pole velocity; 0; m 5))/2;
/// sparse reward = 1 where |x| &lt;= 0.25 and cos &gt;= 0.995. T is <see cref="Tolerance"/>. Barto, Sutton and Anderson 1983.
/// </remarks>
public sealed class Cartpole : ControlTask
{
    private const double StartDeviation = 0.01;
    private static readonly Tolerance Centered = new(0, 0, margin: 2);
    private static readonly Tolerance SmallControl = new(0, 0, margin: 1, ToleranceSigmoid.Quadratic, valueAtMargin: 0);
    private static readonly Tolerance SmallVelocity = new(0, 0, margin: 5);
    private static readonly Tolerance OnTheSpot = new(-0.25, 0.25);
    private static readonly Tolerance Upright = new(0.995, 1);

    private readonly bool _swingUp;
    private readonly bool _sparse;
    private readonly int _pole;

    /// <summary>Makes the task.</summary>
    /// <param name="model">Compiled <c>cartpole.xml</c>.</param>
    /// <param name="swingUp">Whether the pole hangs down at the start.</param>
    /// <param name="sparse">Whether only the window around the goal pays.</param>
    public Cartpole(MjModel model, bool swingUp, bool sparse)
        : base(
            model,
            ["cart_position", "pole_cosine", "pole_sine", "cart_velocity", "pole_velocity"],
            sparse
                ? ["factor_cart_centered", "factor_pole_upright"]
                : ["factor_pole_upright", "factor_cart_centered", "factor_small_control", "factor_small_velocity"])
    {
        (_swingUp, _sparse) = (swingUp, sparse);
        _pole = 9 * model.Body("pole_1").Index;
    }

    /// <summary>The registered environments.</summary>
    public static IReadOnlyList<EnvironmentDefinition> Definitions =>
    [
        Define("balance", swingUp: false, sparse: false),
        Define("balance-sparse", swingUp: false, sparse: true),
        Define("swingup", swingUp: true, sparse: false),
        Define("swingup-sparse", swingUp: true, sparse: true),
    ];

    /// <inheritdoc/>
    public override void InitializeEpisode(MjData data, ref Rng rng)
    {
        ArgumentNullException.ThrowIfNull(data);
        Span<double> positions = data.Qpos;
        positions[0] = _swingUp ? StartDeviation * rng.Normal() : rng.Uniform(-0.1, 0.1);
        positions[1] = _swingUp ? Math.PI + (StartDeviation * rng.Normal()) : rng.Uniform(-0.034, 0.034);
        foreach (ref double velocity in data.Qvel)
        {
            velocity = StartDeviation * rng.Normal();
        }
    }

    /// <inheritdoc/>
    public override void Observe(MjData data, Span<double> observation)
    {
        ArgumentNullException.ThrowIfNull(data);
        ReadOnlySpan<double> pole = data.Xmat.Slice(_pole, 9);
        observation[0] = data.Qpos[0];
        observation[1] = pole[8];
        observation[2] = pole[2];
        data.Qvel.CopyTo(observation[3..]);
    }

    /// <inheritdoc/>
    public override double Reward(MjData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        double cosine = data.Xmat[_pole + 8];
        double cart = data.Qpos[0];
        Span<double> factors = Info;
        if (_sparse)
        {
            factors[0] = OnTheSpot.Of(cart);
            factors[1] = Upright.Of(cosine);
            return factors[0] * factors[1];
        }

        factors[0] = (cosine + 1) / 2;
        factors[1] = (1 + Centered.Of(cart)) / 2;
        factors[2] = (4 + SmallControl.Of(data.Ctrl[0])) / 5;
        factors[3] = (1 + SmallVelocity.Of(data.Qvel[1])) / 2;
        return factors[0] * factors[1] * factors[2] * factors[3];
    }

    private static EnvironmentDefinition Define(string task, bool swingUp, bool sparse) => new()
    {
        Id = $"control/cartpole-{task}-v1",
        Summary = swingUp ? "Swing a pole up by pushing its cart, and keep it upright." : "Keep a pole upright by pushing its cart.",
        Reward = sparse
            ? "1 where |x| <= 0.25 m and cos(angle) >= 0.995, else 0"
            : "(cos(angle) + 1)/2 * (1 + T(x; 0; m 2))/2 * (4 + T(action; 0; m 1; quadratic to 0))/5 * (1 + T(pole velocity; 0; m 5))/2",
        Termination = "never",
        Source = ControlSuite.Source,
        Model = ControlSuite.Model("cartpole"),
        CreateTask = model => new Cartpole(model, swingUp, sparse),
        FrameSkip = 1,
        Stepping = SteppingMode.FreshDerived,
    };
}
