namespace RoboIrl.Envs.MetaWorld;

/// <summary>Which rules of reward, success and observation a manipulation task follows.</summary>
public enum RuleSet
{
    /// <summary>
    /// The original formulas without their defects: success lies inside the joint range, "at the start" means a copy of the
    /// start, quaternions are scalar first everywhere, and a successful state earns the full 10.
    /// </summary>
    Fixed,

    /// <summary>The v2 formulas of Meta-World as they are, defects included, so that published numbers stay comparable.</summary>
    Faithful,
}
