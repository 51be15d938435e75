using RoboIrl.Core.Geometry;

namespace RoboIrl.Envs.MetaWorld.Experts;

/// <summary>The 39 observed numbers by their names, for scripted policies. The goal must be visible.</summary>
public readonly ref struct ExpertView
{
    // The fingertips hang this far under the hand body while the gripper points down, metres.
    private const double FingerLength = 0.045;

    private readonly ReadOnlySpan<float> _observation;

    /// <summary>Wraps an observation.</summary>
    /// <param name="observation">[39] as the environment gave it.</param>
    /// <exception cref="ArgumentException">The observation has another length.</exception>
    public ExpertView(ReadOnlySpan<float> observation)
    {
        if (observation.Length != ObservationNames.Count)
        {
            throw new ArgumentException($"An expert takes the {ObservationNames.Count} numbers of one manipulation task, without a code of the task; got {observation.Length}.", nameof(observation));
        }

        _observation = observation;
    }

    /// <summary>Tool centre point, as far as the observation tells: the hand points down.</summary>
    public Vec3 Tcp => At(0) - new Vec3(0, 0, FingerLength);

    /// <summary>Gripper opening: 1 open, about 0.52 on a 4 cm object, 0.3 closed on nothing.</summary>
    public double Opening => _observation[3];

    /// <summary>Observed point of the first object.</summary>
    public Vec3 Object => At(4);

    /// <summary>Orientation of the first object.</summary>
    public Quat ObjectRotation => RotationAt(7);

    /// <summary>Observed point of the second object.</summary>
    public Vec3 Second => At(11);

    /// <summary>The first object's point one control step ago.</summary>
    public Vec3 PreviousObject => At(22);

    /// <summary>The second object's point one control step ago.</summary>
    public Vec3 PreviousSecond => At(29);

    /// <summary>Tool centre point one control step ago.</summary>
    public Vec3 PreviousTcp => At(18) - new Vec3(0, 0, FingerLength);

    /// <summary>Gripper opening one control step ago.</summary>
    public double PreviousOpening => _observation[21];

    /// <summary>Target position.</summary>
    public Vec3 Goal => At(36);

    private Vec3 At(int index) => new(_observation[index], _observation[index + 1], _observation[index + 2]);

    private Quat RotationAt(int index) => new(_observation[index], _observation[index + 1], _observation[index + 2], _observation[index + 3]);
}
