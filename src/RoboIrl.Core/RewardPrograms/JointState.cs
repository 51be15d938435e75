namespace RoboIrl.Core.RewardPrograms;

/// <summary>Position and velocity of one joint.</summary>
/// <param name="Position">Metres where the joint slides, radians where it turns.</param>
/// <param name="Velocity">m/s or rad/s.</param>
public readonly record struct JointState(double Position, double Velocity);
