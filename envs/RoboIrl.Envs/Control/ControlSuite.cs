namespace RoboIrl.Envs.Control;

/// <summary>
/// The control suite: small robots with rewards in [0, 1] per control step and episodes of 1,000 steps that never terminate,
/// so that a return lies in [0, 1000] and means about the same for every task.
/// </summary>
/// <remarks>Tassa et al. 2018, "DeepMind Control Suite", arXiv:1801.00690. Models are this project's own text with the suite's numbers.</remarks>
public static class ControlSuite
{
    /// <summary>Where rules and model numbers of a task come from whose model is held to recorded trajectories.</summary>
    internal const string Source = "dm_control suite; Tassa et al. 2018, arXiv:1801.00690; model held to recorded trajectories";

    /// <summary>The same for a model of our own.</summary>
    internal const string OwnModelSource =
        "rules of the dm_control suite, Tassa et al. 2018, arXiv:1801.00690; the model is this project's own in the same spirit, without recorded trajectories to hold it to";

    /// <summary>Every task of the suite.</summary>
    public static IReadOnlyList<EnvironmentDefinition> Definitions =>
    [
        .. Cartpole.Cartpole.Definitions,
        .. Cheetah.Cheetah.Definitions,
        .. Walker.Walker.Definitions,
        .. Hopper.Hopper.Definitions,
        .. Quadruped.Quadruped.Definitions,
        .. Reacher.Reacher.Definitions,
        .. Finger.Finger.Definitions,
        .. BallInCup.BallInCup.Definitions,
        .. Pendulum.Pendulum.Definitions,
        .. Acrobot.Acrobot.Definitions,
        .. PointMass.PointMass.Definitions,
    ];

    /// <summary>The model of a domain, <c>Control/Domain/domain.xml</c>.</summary>
    /// <param name="domain">File name without extension.</param>
    internal static ModelSource Model(string domain) => ModelSource.Embedded(typeof(ControlSuite).Assembly, $"control/{domain}.xml");
}
