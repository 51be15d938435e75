namespace RoboIrl.MuJoCo;

/// <summary>Number of a camera in its model; look it up by <see cref="MjModel.Camera(string)"/>.</summary>
/// <param name="Index">0-based number in the model.</param>
public readonly record struct CameraId(int Index);
