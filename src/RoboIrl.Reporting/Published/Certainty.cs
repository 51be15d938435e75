namespace RoboIrl.Reporting.Published;

/// <summary>How sure a published number is.</summary>
public enum Certainty
{
    /// <summary>A number in the source's own documents.</summary>
    Documented,

    /// <summary>Read off a plot, to about 2 %.</summary>
    Digitized,

    /// <summary>Quoted second-hand and not compared with the source: printed with that word, never used for a verdict.</summary>
    Unchecked,
}
