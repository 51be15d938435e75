namespace RoboIrl.Core.RewardPrograms;

/// <summary>A one-legged robot that moves in the x-z plane; forward is +x, up is +z.</summary>
public interface IHopperWorld : IWorld
{
    /// <summary>Slide of the torso along x: place in m (0 at the start), velocity in m/s.</summary>
    JointState Forward { get; }

    /// <summary>Height of the torso's middle above the ground, m (1.25 standing), and its velocity, m/s.</summary>
    JointState Height { get; }

    /// <summary>
    /// Hinge of the torso: rad, 0 upright, positive leaning forward (a front flip adds 2 pi, a back flip takes 2 pi away; never
    /// wrapped), and rad/s.
    /// </summary>
    JointState Pitch { get; }

    /// <summary>Hinge between torso and thigh: rad in [-2.62, 0], 0 straight, and rad/s.</summary>
    JointState Thigh { get; }

    /// <summary>Hinge of the knee: rad in [-2.62, 0], 0 straight, and rad/s.</summary>
    JointState Leg { get; }

    /// <summary>Hinge of the ankle: rad in [-0.79, 0.79], and rad/s.</summary>
    JointState Foot { get; }

    /// <summary>Whether any part touches the ground.</summary>
    bool IsOnGround { get; }
}
