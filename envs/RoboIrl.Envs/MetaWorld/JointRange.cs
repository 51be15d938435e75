namespace RoboIrl.Envs.MetaWorld;

/// <summary>A joint's limits.</summary>
/// <param name="Joint">Name.</param>
/// <param name="Low">Lower end, metres or radians.</param>
/// <param name="High">Upper end.</param>
public readonly record struct JointRange(string Joint, double Low, double High);
