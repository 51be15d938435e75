namespace RoboIrl.Core.Configuration;

/// <summary>A physical parameter that may differ from episode to episode.</summary>
public enum RandomizedParameter
{
    /// <summary>Mass of bodies, their inertia with it, as if their density changed.</summary>
    Mass,

    /// <summary>Rotational inertia of bodies, their mass unchanged.</summary>
    Inertia,

    /// <summary>Sliding friction of geoms. A contact takes the larger one of its two geoms.</summary>
    Friction,

    /// <summary>Damping of joints.</summary>
    Damping,

    /// <summary>Armature (rotor inertia) of joints.</summary>
    Armature,

    /// <summary>Strength of actuators: gain and bias together, so that a position servo stays one.</summary>
    Gain,

    /// <summary>Gravity; it has no names.</summary>
    Gravity,
}
