using RoboIrl.Core.Randomness;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.Control;

/// <summary>Draws a random configuration of a model: every limited joint within its limits, every rotation that has none all around.</summary>
/// <remarks>
/// Limited slides and hinges: uniform in their range. Unlimited hinges: uniform in [-pi, pi). Unlimited balls: uniform over all
/// orientations. Limited balls: a random axis, the angle uniform up to the limit. Free joints: orientation from four numbers in
/// [0, 1), normalised (not uniform over orientations; kept because published results used it), position untouched. Unlimited
/// slides: untouched. Allocates nothing after construction; may be shared by worlds of one model.
/// </remarks>
public sealed class JointRandomizer
{
    private readonly Entry[] _joints;

    /// <summary>Reads the joints off a model.</summary>
    /// <param name="model">The compiled model.</param>
    /// <param name="limitedOnly">Whether joints without limits stay where they are.</param>
    public JointRandomizer(MjModel model, bool limitedOnly = false)
    {
        ArgumentNullException.ThrowIfNull(model);
        _joints =
        [
            .. Enumerable.Range(0, model.JointCount)
                .Where(i => !limitedOnly || model.IsLimited(new JointId(i)))
                .Select(i => new Entry(
                    (Kind)model.JointType[i],
                    model.JointQposAddress[i],
                    model.IsLimited(new JointId(i)),
                    model.JointRange[2 * i],
                    model.JointRange[(2 * i) + 1])),
        ];
    }

    // The engine's numbers.
    private enum Kind
    {
        Free,
        Ball,
        Slide,
        Hinge,
    }

    /// <summary>Overwrites the position of every joint that is drawn, in the order of the joints.</summary>
    /// <param name="data">A world of the model.</param>
    /// <param name="rng">The world's stream.</param>
    public void Draw(MjData data, ref Rng rng)
    {
        ArgumentNullException.ThrowIfNull(data);
        Span<double> positions = data.Qpos;
        foreach (Entry joint in _joints)
        {
            switch (joint.Kind)
            {
                case Kind.Hinge when !joint.Limited:
                    positions[joint.Address] = rng.Uniform(-Math.PI, Math.PI);
                    break;
                case Kind.Hinge or Kind.Slide when joint.Limited:
                    positions[joint.Address] = rng.Uniform(joint.Low, joint.High);
                    break;
                case Kind.Ball when joint.Limited:
                    DrawWithin(joint.High, positions.Slice(joint.Address, 4), ref rng);
                    break;
                case Kind.Ball:
                    DrawOrientation(positions.Slice(joint.Address, 4), ref rng);
                    break;
                case Kind.Free:
                    Span<double> orientation = positions.Slice(joint.Address + 3, 4);
                    for (int i = 0; i < 4; i++)
                    {
                        orientation[i] = rng.NextDouble();
                    }

                    Normalize(orientation);
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>Draws an orientation, uniform over all.</summary>
    /// <param name="quaternion">[4] every element is written.</param>
    /// <param name="rng">The world's stream.</param>
    public static void DrawOrientation(Span<double> quaternion, ref Rng rng)
    {
        foreach (ref double element in quaternion)
        {
            element = rng.Normal();
        }

        Normalize(quaternion);
    }

    private static void DrawWithin(double largestAngle, Span<double> quaternion, ref Rng rng)
    {
        Span<double> axis = quaternion[1..];
        foreach (ref double element in axis)
        {
            element = rng.Normal();
        }

        Normalize(axis);
        double angle = rng.Uniform(0, largestAngle);
        quaternion[0] = Math.Cos(angle / 2);
        foreach (ref double element in axis)
        {
            element *= Math.Sin(angle / 2);
        }
    }

    private static void Normalize(Span<double> vector)
    {
        double squared = 0;
        foreach (double element in vector)
        {
            squared += element * element;
        }

        double length = Math.Sqrt(squared);
        foreach (ref double element in vector)
        {
            element /= length;
        }
    }

    private readonly record struct Entry(Kind Kind, int Address, bool Limited, double Low, double High);
}
