namespace RoboIrl.Reporting.Plots;

/// <summary>Which point of a text its coordinates name.</summary>
internal enum TextAnchor
{
    /// <summary>Its beginning.</summary>
    Start,

    /// <summary>Its middle.</summary>
    Middle,

    /// <summary>Its end.</summary>
    End,
}
