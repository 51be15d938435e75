namespace RoboIrl.MuJoCo;

/// <summary>Number of a tendon in its model; look it up by <see cref="MjModel.Tendon(string)"/>.</summary>
/// <param name="Index">0-based number in the model.</param>
public readonly record struct TendonId(int Index);
