namespace RoboIrl.MuJoCo;

/// <summary>Number of an actuator in its model; look it up by <see cref="MjModel.Actuator(string)"/>.</summary>
/// <param name="Index">0-based number in the model.</param>
public readonly record struct ActuatorId(int Index);
