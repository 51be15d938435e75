namespace RoboIrl.MuJoCo;

/// <summary>Number of a keyframe in its model; look it up by <see cref="MjModel.Keyframe(string)"/>.</summary>
/// <param name="Index">0-based number in the model.</param>
public readonly record struct KeyframeId(int Index);
