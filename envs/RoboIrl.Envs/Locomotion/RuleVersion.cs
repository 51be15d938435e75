namespace RoboIrl.Envs.Locomotion;

/// <summary>Which rules of the standard locomotion tasks apply.</summary>
public enum RuleVersion
{
    /// <summary>The survive bonus is paid on every step, the failing one included; Walker2d's right foot slides more easily.</summary>
    V4 = 4,

    /// <summary>The survive bonus is paid on healthy steps only; Walker2d's feet are equal.</summary>
    V5 = 5,
}
