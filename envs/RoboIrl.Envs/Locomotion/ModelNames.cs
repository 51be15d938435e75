using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.Locomotion;

/// <summary>Names for the elements of a model's state and of what is computed per body, for observation tables.</summary>
internal static class ModelNames
{
    private const int FreeJoint = 0;

    /// <summary>One name per element of qpos. Joints are free, slides or hinges.</summary>
    public static IEnumerable<string> Positions(MjModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        for (int i = 0; i < model.JointCount; i++)
        {
            string joint = model.NameOf(new JointId(i));
            string[] elements = model.JointType[i] == FreeJoint
                ? ["x_position", "y_position", "z_position", "quaternion_w", "quaternion_x", "quaternion_y", "quaternion_z"]
                : ["position"];
            foreach (string element in elements)
            {
                yield return $"{joint}_{element}";
            }
        }
    }

    /// <summary>One name per element of qvel and of forces along the degrees of freedom.</summary>
    /// <param name="model">The model.</param>
    /// <param name="quantity">What the elements are, for example <c>velocity</c>.</param>
    public static IEnumerable<string> Dofs(MjModel model, string quantity)
    {
        ArgumentNullException.ThrowIfNull(model);
        for (int i = 0; i < model.JointCount; i++)
        {
            string joint = model.NameOf(new JointId(i));
            string[] elements = model.JointType[i] == FreeJoint ? ["_x", "_y", "_z", "_rotation_x", "_rotation_y", "_rotation_z"] : [""];
            foreach (string element in elements)
            {
                yield return $"{joint}{element}_{quantity}";
            }
        }
    }

    /// <summary>One name per tendon, behind a prefix.</summary>
    /// <param name="model">The model.</param>
    /// <param name="quantity">What of the tendons, for example <c>tendon_length</c>.</param>
    public static IEnumerable<string> Tendons(MjModel model, string quantity)
    {
        ArgumentNullException.ThrowIfNull(model);
        for (int i = 0; i < model.TendonCount; i++)
        {
            yield return $"{quantity}_{model.NameOf(new TendonId(i))}";
        }
    }

    /// <summary>Names of cinert, 10 per body: rotational inertia about the whole robot's centre of mass, mass times offset, mass.</summary>
    public static IEnumerable<string> Inertias(MjModel model, int firstBody) => PerBody(
        model, firstBody, "inertia_xx", "inertia_yy", "inertia_zz", "inertia_xy", "inertia_xz", "inertia_yz", "moment_x", "moment_y", "moment_z", "mass");

    /// <summary>Names of cvel, 6 per body: angular, then linear velocity.</summary>
    public static IEnumerable<string> Velocities(MjModel model, int firstBody) => PerBody(
        model, firstBody, "angular_velocity_x", "angular_velocity_y", "angular_velocity_z", "linear_velocity_x", "linear_velocity_y", "linear_velocity_z");

    /// <summary>Names of cfrc_ext, 6 per body: torque, then force from contacts.</summary>
    public static IEnumerable<string> ContactForces(MjModel model, int firstBody) => PerBody(
        model, firstBody, "contact_torque_x", "contact_torque_y", "contact_torque_z", "contact_force_x", "contact_force_y", "contact_force_z");

    private static IEnumerable<string> PerBody(MjModel model, int firstBody, params string[] elements)
    {
        for (int body = firstBody; body < model.BodyCount; body++)
        {
            string name = model.NameOf(new BodyId(body));
            foreach (string element in elements)
            {
                yield return $"{name}_{element}";
            }
        }
    }
}
