namespace RoboIrl.Core.Configuration;

/// <summary>What a pixel of a camera tells.</summary>
public enum ImageChannel
{
    /// <summary>Red, green and blue, each in [0, 1].</summary>
    Rgb,

    /// <summary>Distance from the camera's plane, in m, up to the far plane.</summary>
    Depth,

    /// <summary>Number of the geom that is seen, plus 1; 0 where there is none.</summary>
    Segmentation,
}
