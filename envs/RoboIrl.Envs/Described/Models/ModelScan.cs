using System.Globalization;
using System.Xml;
using RoboIrl.Core.Configuration;

namespace RoboIrl.Envs.Described.Models;

/// <summary>What the MJCF files of a model name and ask for, found without the engine.</summary>
internal sealed class ModelScan
{
    private const long MaxCharacters = 64L * 1024 * 1024;
    private static readonly string[] TextureFiles = ["file", "fileright", "fileleft", "fileup", "filedown", "filefront", "fileback"];
    private readonly HashSet<string> _meshFolders = new(StringComparer.Ordinal);
    private readonly HashSet<string> _textureFolders = new(StringComparer.Ordinal);
    private bool _strips;
    private bool _keeps;

    /// <summary>Files that are included, as written; all are relative to the model's own folder.</summary>
    public List<string> Includes { get; } = [];

    /// <summary>Meshes, height fields, skins and textures.</summary>
    public List<AssetName> Assets { get; } = [];

    /// <summary>What the numbers ask for.</summary>
    public ModelLimits Limits { get; } = new();

    /// <summary>
    /// Where an asset may be, relative to the model's folder. Several compiler sections may differ, and which one counts depends on the
    /// order in which the engine puts the files together: all of them are possible.
    /// </summary>
    public IEnumerable<string> PathsOf(AssetName asset)
    {
        HashSet<string> folders = asset.Kind == AssetKind.Texture ? _textureFolders : _meshFolders;
        string plain = Path.GetFileName(asset.Name);
        string[] names = _strips ? (_keeps ? [asset.Name, plain] : [plain]) : [asset.Name];
        return from folder in folders.DefaultIfEmpty("") from name in names select Path.Combine(folder, name);
    }

    /// <summary>Reads an MJCF file, whatever its extension.</summary>
    /// <param name="path">A plain file.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="isMain">Whether it is the model itself, not included.</param>
    /// <returns>What is wrong; null where nothing is.</returns>
    public string? Read(string path, string name, bool isMain)
    {
        try
        {
            using FileStream stream = new(path, FileMode.Open, FileAccess.Read);
            using XmlReader xml = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MaxCharacters });
            while (xml.Read())
            {
                if (xml.NodeType != XmlNodeType.Element)
                {
                    continue;
                }

                // The engine would read a file that begins otherwise in another format, with other names for its files.
                string? problem = isMain && xml.Depth == 0 && xml.Name != "mujoco" ? $"the root is <{KeyNames.Show(xml.Name)}>, expected <mujoco>; convert the model to MJCF" : Limits.Check(xml);
                if (problem is not null)
                {
                    return string.Create(CultureInfo.InvariantCulture, $"the model file '{KeyNames.Show(name)}', line {((IXmlLineInfo)xml).LineNumber}: {problem}");
                }

                Note(xml);
            }

            return null;
        }
        catch (XmlException e)
        {
            return $"the model file '{KeyNames.Show(name)}' is not well-formed XML: {e.Message.ReplaceLineEndings(" ")}";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"the model file '{KeyNames.Show(name)}' cannot be read: {e.Message.ReplaceLineEndings(" ")}";
        }
    }

    private void Note(XmlReader element)
    {
        switch (element.Name)
        {
            case "compiler":
                NoteCompiler(element);
                break;
            case "include":
                NoteFile(element, "file", Includes.Add);
                break;
            case "mesh" or "skin":
                NoteFile(element, "file", file => Assets.Add(new AssetName(file, AssetKind.Mesh)));
                break;
            case "hfield":
                NoteFile(element, "file", file => Assets.Add(new AssetName(file, AssetKind.HeightField)));
                break;
            case "texture":
                foreach (string attribute in TextureFiles)
                {
                    NoteFile(element, attribute, file => Assets.Add(new AssetName(file, AssetKind.Texture)));
                }

                break;
        }
    }

    private void NoteCompiler(XmlReader element)
    {
        NoteFile(element, "assetdir", folder => _meshFolders.Add(folder));
        NoteFile(element, "assetdir", folder => _textureFolders.Add(folder));
        NoteFile(element, "meshdir", folder => _meshFolders.Add(folder));
        NoteFile(element, "texturedir", folder => _textureFolders.Add(folder));
        _strips |= element.GetAttribute("strippath") == "true";
        _keeps |= element.GetAttribute("strippath") == "false";
    }

    private static void NoteFile(XmlReader element, string attribute, Action<string> note)
    {
        if (element.GetAttribute(attribute) is { Length: > 0 } file)
        {
            note(file);
        }
    }
}
