namespace RoboIrl.MuJoCo;

/// <summary>Number of a body in its model; look it up by <see cref="MjModel.Body(string)"/>.</summary>
/// <param name="Index">0-based number in the model.</param>
public readonly record struct BodyId(int Index);
