namespace RoboIrl.Core.RewardPrograms;

/// <summary>What every world shows. Places are in metres in the world's frame (z up), angles in radians, velocities per second.</summary>
public interface IWorld
{
    /// <summary>Seconds between two actions.</summary>
    double TimeStep { get; }
}
