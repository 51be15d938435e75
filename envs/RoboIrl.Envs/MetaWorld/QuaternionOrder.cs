namespace RoboIrl.Envs.MetaWorld;

/// <summary>How the original rules write the first object's orientation into the observation.</summary>
public enum QuaternionOrder
{
    /// <summary>w, x, y, z, as the engine has it.</summary>
    ScalarFirst,

    /// <summary>x, y, z, w.</summary>
    ScalarLast,

    /// <summary>Four zeros.</summary>
    Zeros,
}
