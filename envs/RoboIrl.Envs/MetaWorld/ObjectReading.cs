using RoboIrl.Core.Geometry;

namespace RoboIrl.Envs.MetaWorld;

/// <summary>What a task shows of its objects.</summary>
/// <param name="First">Observed point of the first object, metres; often a handle and not a body's origin.</param>
/// <param name="FirstRotation">Its orientation.</param>
/// <param name="Second">Observed point of the second object; zero where there is none.</param>
/// <param name="SecondRotation">Its orientation; all zero where there is none.</param>
public readonly record struct ObjectReading(Vec3 First, Quat FirstRotation, Vec3 Second = default, Quat SecondRotation = default);
