namespace RoboIrl.Envs.MetaWorld;

/// <summary>What <see cref="Caging"/> adds to "caged and gripped".</summary>
public enum CagingMode
{
    /// <summary>Nothing.</summary>
    Low,

    /// <summary>The mean with how well the object is caged.</summary>
    High,

    /// <summary>The mean with how near the tool centre point is.</summary>
    Medium,
}
