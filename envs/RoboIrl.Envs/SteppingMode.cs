namespace RoboIrl.Envs;

/// <summary>How a control step goes through the physics, and so to which moment the derived quantities belong that a task reads.</summary>
public enum SteppingMode
{
    /// <summary>
    /// frame_skip x <c>mj_step</c>, then <c>mj_rnePostConstraint</c>. Position and velocity are new; places of bodies, contacts
    /// and sensors belong to the moment before the last physics step. The convention of Gymnasium.
    /// </summary>
    WholeSteps,

    /// <summary>
    /// <c>mj_step2</c>, (frame_skip - 1) x <c>mj_step</c>, <c>mj_step1</c> (Runge-Kutta: frame_skip x <c>mj_step</c>, <c>mj_step1</c>).
    /// Places, contacts, velocities and their sensors belong to the new state; accelerations, forces and touch to the last
    /// physics step. An episode starts from <c>mj_forward</c> with the actuators off. The convention of the control suite.
    /// </summary>
    FreshDerived,
}
