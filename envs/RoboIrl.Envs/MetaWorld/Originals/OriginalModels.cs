using System.Xml.Linq;
using RoboIrl.Core.Configuration;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.MetaWorld.Originals;

/// <summary>The models of a user's own Meta-World checkout, for the same tasks.</summary>
internal static class OriginalModels
{
    /// <summary>A model, found and read when it is loaded.</summary>
    /// <param name="assets">The checkout or its <c>metaworld/assets</c>.</param>
    /// <param name="model">Name of the project's own model that it stands for.</param>
    /// <remarks>Loading throws a <see cref="ConfigException"/> that names the file where anything is missing, broken or outside the folder.</remarks>
    public static ModelSource Load(string assets, string model)
    {
        string text() => Text(AssetsFolder.Open(assets), model);
        return new ModelSource(Path.Combine(assets, model), () => Compile(assets, model, text()), text);
    }

    /// <summary>The rewritten model.</summary>
    private static string Text(AssetsFolder folder, string model)
    {
        OriginalNames names = OriginalNames.Read(model, folder);
        XElement root = IncludeReader.Read(folder, names.File);
        AssetPaths.Complete(root, folder);
        ModelRewriter.Rewrite(root, names);
        return root.ToString();
    }

    private static MjModel Compile(string assets, string model, string text)
    {
        try
        {
            return MjModel.FromXml(text, name: model);
        }
        catch (MuJoCoException e)
        {
            throw OriginalProblem.At(assets, 0, 0, $"the engine refuses the original of '{model}' (lines count with the includes written out): {e.Message}; restore the checkout, or leave it out to use the built-in models");
        }
    }
}
