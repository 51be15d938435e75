namespace RoboIrl.Core.Policies;

/// <summary>How a policy turns its distribution into an action.</summary>
public enum ActMode
{
    /// <summary>Draw from the distribution (training).</summary>
    Sample,

    /// <summary>Take the distribution's mode (evaluation).</summary>
    Deterministic,
}
