namespace RoboIrl.Envs.Checks;

/// <summary>What one element of the observation took on while an environment was probed.</summary>
/// <param name="Name">Name of the element, or its number.</param>
/// <param name="Low">Smallest value.</param>
/// <param name="High">Largest value.</param>
public sealed record ProbeColumn(string Name, double Low, double High)
{
    /// <summary>Whether it never changed: it tells a policy nothing.</summary>
    public bool IsConstant => Low == High;
}
