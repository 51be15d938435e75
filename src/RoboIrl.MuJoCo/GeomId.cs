namespace RoboIrl.MuJoCo;

/// <summary>Number of a geom in its model; look it up by <see cref="MjModel.Geom(string)"/>.</summary>
/// <param name="Index">0-based number in the model.</param>
public readonly record struct GeomId(int Index);
