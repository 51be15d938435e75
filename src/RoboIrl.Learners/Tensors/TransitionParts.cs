namespace RoboIrl.Learners.Tensors;

/// <summary>What an update takes of a transition, beside its observation.</summary>
[Flags]
internal enum TransitionParts
{
    /// <summary>The observation alone.</summary>
    None = 0,

    /// <summary>The action by itself.</summary>
    Actions = 1,

    /// <summary>Observation and action side by side, the input of a critic.</summary>
    ObservationActions = 2,

    /// <summary>The reward, whether the episode went on, and the next observation.</summary>
    Outcome = 4,

    /// <summary>Standard normal noise for actions at the observation.</summary>
    Noise = 8,

    /// <summary>Standard normal noise for actions at the next observation.</summary>
    NextNoise = 16,
}
