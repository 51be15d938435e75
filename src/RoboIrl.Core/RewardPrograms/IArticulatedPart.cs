namespace RoboIrl.Core.RewardPrograms;

/// <summary>A part that slides (metres) or turns (radians) in one joint: a drawer, a door, a lever.</summary>
public interface IArticulatedPart
{
    /// <summary>Joint position, m or rad.</summary>
    double Position { get; }

    /// <summary>Joint velocity, m/s or rad/s.</summary>
    double Velocity { get; }

    /// <summary>Lower end of the joint's range, m or rad.</summary>
    double Lower { get; }

    /// <summary>Upper end of the joint's range, m or rad.</summary>
    double Upper { get; }

    /// <summary><see cref="Position"/> when the episode began, m or rad.</summary>
    double StartPosition { get; }

    /// <summary>The joint position that the task asks for, within the range, m or rad.</summary>
    double Target { get; }
}
