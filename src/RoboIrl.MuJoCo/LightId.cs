namespace RoboIrl.MuJoCo;

/// <summary>Number of a light in its model; look it up by <see cref="MjModel.Light(string)"/>.</summary>
/// <param name="Index">0-based number in the model.</param>
public readonly record struct LightId(int Index);
