namespace RoboIrl.MuJoCo;

/// <summary>Number of a material in its model; look it up by <see cref="MjModel.Material(string)"/>.</summary>
/// <param name="Index">0-based number in the model.</param>
public readonly record struct MaterialId(int Index);
