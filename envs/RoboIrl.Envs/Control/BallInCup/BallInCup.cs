using RoboIrl.Core.Randomness;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.Control.BallInCup;

/// <summary>A ball on a string hangs from a cup that moves in a vertical plane: swing it up and catch it.</summary>
/// <remarks>reward = 1 where the ball lies wholly inside the cup's square: |dx| and |dz| of the centres below 0.025 m, else 0.</remarks>
public sealed class BallInCup : ControlTask
{
    // Half the cup's inner square less the ball's radius.
    private const double Room = 0.05 - 0.025;

    private readonly SiteId _target;
    private readonly SiteId _ball;
    private readonly int _ballX;
    private readonly int _ballZ;

    /// <summary>Makes the task.</summary>
    /// <param name="model">Compiled <c>ball_in_cup.xml</c>.</param>
    public BallInCup(MjModel model)
        : base(model, [.. PositionNames(model), .. VelocityNames(model)], ["caught", "distance_x", "distance_z"])
    {
        ArgumentNullException.ThrowIfNull(model);
        _target = model.Site("target");
        _ball = model.Site("ball");
        _ballX = model.JointQposAddress[model.Joint("ball_x").Index];
        _ballZ = model.JointQposAddress[model.Joint("ball_z").Index];
    }

    /// <summary>The registered environments.</summary>
    public static IReadOnlyList<EnvironmentDefinition> Definitions =>
    [
        new()
        {
            Id = "control/ball-in-cup-catch-v1",
            Summary = "A cup swings up the ball that hangs from it on a string, and catches it.",
            Reward = "1 where the ball is inside the cup (|dx| and |dz| below 0.025 m), else 0",
            Termination = "never",
            Source = ControlSuite.Source,
            Model = ControlSuite.Model("ball_in_cup"),
            CreateTask = static model => new BallInCup(model),
            FrameSkip = 10,
            Stepping = SteppingMode.FreshDerived,
        },
    ];

    /// <inheritdoc/>
    public override void InitializeEpisode(MjData data, ref Rng rng)
    {
        ArgumentNullException.ThrowIfNull(data);
        for (int i = 0; i < LargestTries; i++)
        {
            data.Qpos[_ballX] = rng.Uniform(-0.2, 0.2);
            data.Qpos[_ballZ] = rng.Uniform(0.2, 0.5);
            data.ForwardPosition();
            if (data.ContactCount == 0)
            {
                return;
            }
        }

        throw NoFreeStart(data);
    }

    /// <inheritdoc/>
    public override void Observe(MjData data, Span<double> observation)
    {
        ArgumentNullException.ThrowIfNull(data);
        Append(data.Qvel, Append(data.Qpos, observation));
    }

    /// <inheritdoc/>
    public override double Reward(MjData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        ReadOnlySpan<double> target = data.PositionOf(_target);
        ReadOnlySpan<double> ball = data.PositionOf(_ball);
        Span<double> info = Info;
        info[1] = Math.Abs(target[0] - ball[0]);
        info[2] = Math.Abs(target[2] - ball[2]);
        info[0] = info[1] < Room && info[2] < Room ? 1 : 0;
        return info[0];
    }
}
