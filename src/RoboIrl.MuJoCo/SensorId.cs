namespace RoboIrl.MuJoCo;

/// <summary>Number of a sensor in its model; look it up by <see cref="MjModel.Sensor(string)"/>.</summary>
/// <param name="Index">0-based number in the model.</param>
public readonly record struct SensorId(int Index);
