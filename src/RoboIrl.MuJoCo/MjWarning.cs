namespace RoboIrl.MuJoCo;

/// <summary>What the engine warns of while simulating.</summary>
public enum MjWarning
{
    /// <summary>The inertia matrix is nearly singular.</summary>
    Inertia,

    /// <summary>More contacts than there is room for.</summary>
    ContactsFull,

    /// <summary>More constraints than there is room for.</summary>
    ConstraintsFull,

    /// <summary>A position is not finite or too large.</summary>
    BadPosition,

    /// <summary>A velocity is not finite or too large.</summary>
    BadVelocity,

    /// <summary>An acceleration is not finite or too large.</summary>
    BadAcceleration,

    /// <summary>A control is not finite or too large; the engine takes all as zero.</summary>
    BadControl,
}
