namespace RoboIrl.Envs.MetaWorld;

/// <summary>How the 39 numbers of a manipulation task are written.</summary>
public enum ObservationForm
{
    /// <summary>Metres, and the frame of one step earlier: what policies of Meta-World take.</summary>
    Plain,

    /// <summary>The same knowledge on a scale that networks learn from sooner: <see cref="ScaledObservation"/>.</summary>
    Scaled,
}
