namespace RoboIrl.Envs.Described.Models;

/// <summary>What a file of a model holds.</summary>
internal enum AssetKind
{
    /// <summary>A mesh or a skin.</summary>
    Mesh,

    /// <summary>A height field, found where meshes are.</summary>
    HeightField,

    /// <summary>A picture.</summary>
    Texture,
}

/// <summary>A file that a model names.</summary>
/// <param name="Name">As written.</param>
/// <param name="Kind">What it holds, which decides in which folder it is.</param>
internal sealed record AssetName(string Name, AssetKind Kind);
