namespace RoboIrl.Envs.Described.Terms;

/// <summary>What has a place in the world.</summary>
internal enum ThingKind
{
    Body,
    Site,
    Geom,
}

/// <summary>A body, site or geom of the model.</summary>
internal readonly record struct Thing(ThingKind Kind, int Index);
