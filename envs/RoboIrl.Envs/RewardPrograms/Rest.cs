using RoboIrl.Core.Geometry;

namespace RoboIrl.Envs.RewardPrograms;

/// <summary>When a thing counts as being at rest.</summary>
internal static class Rest
{
    private const double Speed = 0.01;
    private const double AngularSpeed = 0.5;

    /// <summary>Whether it is slower than 0.01 m/s and 0.5 rad/s.</summary>
    /// <param name="velocity">m/s.</param>
    /// <param name="angularVelocity">rad/s.</param>
    public static bool IsStatic(Vec3 velocity, Vec3 angularVelocity) => velocity.Length < Speed && angularVelocity.Length < AngularSpeed;
}
