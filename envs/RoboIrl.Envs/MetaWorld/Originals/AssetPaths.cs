using System.Xml.Linq;
using RoboIrl.Core.Configuration;

namespace RoboIrl.Envs.MetaWorld.Originals;

/// <summary>Writes the full paths of meshes and textures into a model, having seen that they are there.</summary>
internal static class AssetPaths
{
    /// <summary>Rewrites a model in place.</summary>
    /// <param name="root">The model, includes written out.</param>
    /// <param name="folder">The only folder that files may come from.</param>
    /// <exception cref="ConfigException">A file is missing or outside.</exception>
    public static void Complete(XElement root, AssetsFolder folder)
    {
        string meshes = Setting(root, "meshdir");
        string textures = Setting(root, "texturedir");
        foreach (XElement asset in root.Elements("asset").Elements())
        {
            string kind = asset.Name.LocalName;
            foreach (XAttribute file in asset.Attributes().Where(static a => a.Name.LocalName.StartsWith("file", StringComparison.Ordinal)))
            {
                file.Value = folder.Inside(file.Value, kind == "texture" ? textures : meshes, kind, OriginalProblem.PlaceOf(asset));
            }
        }

        foreach (XElement compiler in root.Elements("compiler"))
        {
            compiler.SetAttributeValue("meshdir", null);
            compiler.SetAttributeValue("texturedir", null);
        }
    }

    private static string Setting(XElement root, string name) =>
        root.Elements("compiler").Select(c => c.Attribute(name)?.Value).LastOrDefault(static v => v is not null) ?? "";
}
