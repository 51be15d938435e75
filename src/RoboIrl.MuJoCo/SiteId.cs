namespace RoboIrl.MuJoCo;

/// <summary>Number of a site in its model; look it up by <see cref="MjModel.Site(string)"/>.</summary>
/// <param name="Index">0-based number in the model.</param>
public readonly record struct SiteId(int Index);
