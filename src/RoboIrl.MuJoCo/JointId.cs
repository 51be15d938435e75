namespace RoboIrl.MuJoCo;

/// <summary>Number of a joint in its model; look it up by <see cref="MjModel.Joint(string)"/>.</summary>
/// <param name="Index">0-based number in the model.</param>
public readonly record struct JointId(int Index);
