using RoboIrl.Core.Geometry;

namespace RoboIrl.Envs.MetaWorld.Experts;

/// <summary>What an expert wants the hand to do next.</summary>
/// <param name="Target">Where the tool centre point shall go, metres.</param>
/// <param name="Grip">Gripper command, -1 opens .. +1 closes.</param>
/// <param name="Gain">Action per metre of distance: 10 is full speed beyond 10 cm, 25 beyond 4 cm.</param>
public readonly record struct Command(Vec3 Target, double Grip, double Gain = 10);
