namespace RoboIrl.Hdf5;

/// <summary>What a name in a group leads to.</summary>
public enum Hdf5Node
{
    /// <summary>There is no such name.</summary>
    None,

    /// <summary>A group.</summary>
    Group,

    /// <summary>A dataset.</summary>
    Dataset,

    /// <summary>A named type.</summary>
    Other,
}
