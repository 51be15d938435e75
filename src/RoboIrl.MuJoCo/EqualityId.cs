namespace RoboIrl.MuJoCo;

/// <summary>Number of an equality constraint in its model; look it up by <see cref="MjModel.Equality(string)"/>.</summary>
/// <param name="Index">0-based number in the model.</param>
public readonly record struct EqualityId(int Index);
