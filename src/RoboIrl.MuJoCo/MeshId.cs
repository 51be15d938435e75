namespace RoboIrl.MuJoCo;

/// <summary>Number of a mesh in its model; look it up by <see cref="MjModel.Mesh(string)"/>.</summary>
/// <param name="Index">0-based number in the model.</param>
public readonly record struct MeshId(int Index);
