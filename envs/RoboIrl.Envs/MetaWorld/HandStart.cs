namespace RoboIrl.Envs.MetaWorld;

/// <summary>Where the hand waits when an episode begins, as the place of the mocap body, in m.</summary>
public enum HandStart
{
    /// <summary>(0, 0.6, 0.2): above the middle of the table.</summary>
    Middle,

    /// <summary>(0, 0.4, 0.2): close to the robot.</summary>
    Near,

    /// <summary>(-0.5, 0.6, 0.2): at the left end of the work space.</summary>
    Left,
}
