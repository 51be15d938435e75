namespace RoboIrl.Envs.Locomotion;

/// <summary>Which rules of the standard locomotion tasks apply. Each environment's known issues say what that means for it.</summary>
public enum RuleVersion
{
    /// <summary>
    /// The survive bonus is paid on every step, the failing one included; contact forces cost nothing; some elements of the
    /// observation never change; Reacher rewards the distance before the step; Walker2d's right foot slides more easily.
    /// </summary>
    V4 = 4,

    /// <summary>
    /// The survive bonus is paid on healthy steps only; contact forces cost where they are felt; elements that never change
    /// are left out; Reacher rewards the distance after the step; Walker2d's feet are equal.
    /// </summary>
    V5 = 5,
}
