using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.Locomotion.Humanoid;

/// <summary>What the humanoid tasks observe: joints, and per body inertia, velocity and contact forces.</summary>
/// <remarks>
/// qpos without x and y, qvel, cinert (10 per body), cvel (6 per body), qfrc_actuator, cfrc_ext (6 per body, not clipped).
/// v4 includes the world body and the root's actuator forces, which never change; v5 leaves them out. All but qpos and
/// qvel are as the last evaluation inside the physics step left them, so they are part of a task's state.
/// </remarks>
internal static class HumanoidObservation
{
    private const int InertiaSize = 10;
    private const int SpatialSize = 6;
    private const int RootDofs = 6;

    /// <summary>A name per element.</summary>
    public static string[] Names(MjModel model, RuleVersion version)
    {
        (int body, int dof) = Skipped(version);
        return
        [
            .. ModelNames.Positions(model).Skip(2),
            .. ModelNames.Dofs(model, "velocity"),
            .. ModelNames.Inertias(model, body),
            .. ModelNames.Velocities(model, body),
            .. ModelNames.Dofs(model, "actuator_force").Skip(dof),
            .. ModelNames.ContactForces(model, body),
        ];
    }

    /// <summary>Elements that never change: the masses, and in v4 all that belongs to the world and to the root's missing motors.</summary>
    public static int[] Constants(RuleVersion version)
    {
        const int Positions = 24;
        const int Dofs = 23;
        const int Bodies = 14;
        (int skippedBodies, int skippedDofs) = Skipped(version);
        int observed = Bodies - skippedBodies;
        int inertias = Positions - 2 + Dofs;
        int velocities = inertias + (InertiaSize * observed);
        int actuators = velocities + (SpatialSize * observed);
        int contacts = actuators + Dofs - skippedDofs;
        IEnumerable<int> masses = Enumerable.Range(0, observed).Select(body => inertias + (InertiaSize * body) + InertiaSize - 1);
        IEnumerable<int> world = version == RuleVersion.V5
            ? []
            : [
                .. Enumerable.Range(inertias, InertiaSize - 1),
                .. Enumerable.Range(velocities, SpatialSize),
                .. Enumerable.Range(actuators, RootDofs),
                .. Enumerable.Range(contacts, SpatialSize),
            ];
        return [.. masses.Concat(world).Order()];
    }

    /// <summary>Reads an observation of 376 (v4) or 348 (v5) elements.</summary>
    public static void Read(MjData data, RuleVersion version, Span<double> observation)
    {
        (int body, int dof) = Skipped(version);
        Span<double> rest = Row.Append(observation, data.Qpos[2..]);
        rest = Row.Append(rest, data.Qvel);
        rest = Row.Append(rest, data.Cinert[(InertiaSize * body)..]);
        rest = Row.Append(rest, data.Cvel[(SpatialSize * body)..]);
        rest = Row.Append(rest, data.QfrcActuator[dof..]);
        Row.Append(rest, data.CfrcExt[(SpatialSize * body)..]);
    }

    /// <summary>Number of values that <see cref="GetState"/> writes.</summary>
    public static int StateSize(MjModel model) => ((InertiaSize + SpatialSize + SpatialSize) * model.BodyCount) + model.VelocityCount;

    /// <summary>Writes what the engine left behind to the front of a row and returns the rest of it.</summary>
    public static Span<double> GetState(MjData data, Span<double> state)
    {
        state = Row.Append(state, data.Cinert);
        state = Row.Append(state, data.Cvel);
        state = Row.Append(state, data.QfrcActuator);
        return Row.Append(state, data.CfrcExt);
    }

    /// <summary>Puts back what <see cref="GetState"/> wrote and returns the rest of the row.</summary>
    public static ReadOnlySpan<double> SetState(MjData data, ReadOnlySpan<double> state)
    {
        state = Row.Take(state, data.Cinert);
        state = Row.Take(state, data.Cvel);
        state = Row.Take(state, data.QfrcActuator);
        return Row.Take(state, data.CfrcExt);
    }

    private static (int Bodies, int Dofs) Skipped(RuleVersion version) => version == RuleVersion.V4 ? (0, 0) : (1, RootDofs);
}
