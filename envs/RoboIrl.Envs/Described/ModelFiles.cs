using System.Xml;
using RoboIrl.Core.Configuration;
using RoboIrl.Envs.Described.Documents;

namespace RoboIrl.Envs.Described;

/// <summary>
/// The files that a described model is made of. All lie in the folder of the YAML file or below, so that a run can keep a copy that
/// stays whole.
/// </summary>
internal static class ModelFiles
{
    private const long MaxBytes = 64L * 1024 * 1024;
    private const int MaxFiles = 1_000;

    /// <summary>The model's path, relative to the YAML's folder; null where it is none, which is reported then.</summary>
    public static string? Resolve(PlacedName model, string folder, List<ConfigProblem> problems)
    {
        string? problem = PathProblem(model.Name) ?? FileProblem(Path.Combine(folder, model.Name), model.Name, folder);
        if (problem is null && Path.GetExtension(model.Name) is not ".xml")
        {
            problem = $"the model '{KeyNames.Show(model.Name)}' is no .xml file; a model is MJCF";
        }

        if (problem is not null)
        {
            problems.Add(new(model.Position, "", problem));
            return null;
        }

        return model.Name;
    }

    /// <summary>The model and everything that it names: included files, meshes, height fields, textures; relative to the YAML's folder.</summary>
    public static IReadOnlyList<string> Collect(PlacedName model, string folder, List<ConfigProblem> problems)
    {
        string root = Path.GetDirectoryName(model.Name) ?? "";
        List<string> files = [model.Name];
        Assets assets = new();
        for (int i = 0; i < files.Count && i < MaxFiles; i++)
        {
            // Only the MJCF itself and what it includes are read; the rest are leaves.
            if (Path.GetExtension(files[i]) is ".xml" && File.Exists(Path.Combine(folder, files[i])) && !Read(Path.Combine(folder, files[i]), files[i], assets, model, problems))
            {
                return files;
            }

            AddNew(files, assets.Includes.Select(f => Path.Combine(root, f)));
        }

        foreach ((string name, bool isTexture) in assets.Files)
        {
            string path = Path.Combine(root, isTexture ? assets.TextureFolder : assets.MeshFolder, assets.StripPath ? Path.GetFileName(name) : name);
            AddNew(files, [path]);
        }

        foreach (string file in files.Skip(1).Where(f => PathProblem(f) is not null))
        {
            problems.Add(new(model.Position, "", $"the model '{KeyNames.Show(model.Name)}' uses '{KeyNames.Show(file)}', which lies outside the folder of this file; put it beside the model, so that runs can keep a copy"));
        }

        return [.. files.Where(f => PathProblem(f) is null)];
    }

    /// <summary>Why a file cannot be read as a plain file; null where it can.</summary>
    public static string? FileProblem(string path, string shown, string folder)
    {
        FileInfo file = new(path);
        string name = KeyNames.Show(shown);
        if (Directory.Exists(path))
        {
            return $"'{name}' is a folder, expected a file";
        }

        if (!file.Exists)
        {
            string[] near = Directory.Exists(Path.GetDirectoryName(path)) ? [.. Directory.EnumerateFiles(Path.GetDirectoryName(path)!).Take(MaxFiles).Select(f => Path.GetFileName(f)!)] : [];
            return $"the file '{name}' does not exist in '{Path.GetFullPath(folder)}'{Expressions.Hints.Near(Path.GetFileName(shown), near)}";
        }

        if (LinkIn(shown, folder) is { } link)
        {
            return $"'{KeyNames.Show(link)}' is a link, expected a plain file in a plain folder; put the file itself there";
        }

        // Pipes and devices have no length: they are never opened.
        return file.Length == 0 ? $"the file '{name}' is empty" : file.Length > MaxBytes ? $"the file '{name}' is larger than 64 MiB" : null;
    }

    // The part of a relative path that is a link, and so may lead anywhere. A path that the user typed may be one.
    private static string? LinkIn(string shown, string folder)
    {
        string part = "";
        foreach (string name in Path.IsPathRooted(shown) ? [] : shown.Split('/'))
        {
            part = Path.Combine(part, name);
            if (new FileInfo(Path.Combine(folder, part)).LinkTarget is not null)
            {
                return part;
            }
        }

        return null;
    }

    private static string? PathProblem(string path)
    {
        if (path.Length > 500 || path.AsSpan().ContainsAny('\0', '\\'))
        {
            return $"'{KeyNames.Show(path)}' is no path; folders are separated by /";
        }

        if (Path.IsPathRooted(path))
        {
            return $"the path '{KeyNames.Show(path)}' is absolute, expected one relative to the folder of this file";
        }

        int depth = 0;
        foreach (string part in path.Split('/'))
        {
            depth += part switch { "" or "." => 0, ".." => -1, _ => 1 };
            if (depth < 0)
            {
                return $"the path '{KeyNames.Show(path)}' leaves the folder of this file; put the model there or below";
            }
        }

        return null;
    }

    private static bool Read(string path, string name, Assets assets, PlacedName model, List<ConfigProblem> problems)
    {
        try
        {
            using XmlReader xml = XmlReader.Create(path, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MaxBytes });
            while (xml.Read())
            {
                if (xml.NodeType == XmlNodeType.Element)
                {
                    assets.Note(xml);
                }
            }

            return true;
        }
        catch (Exception e) when (e is XmlException or IOException or UnauthorizedAccessException)
        {
            problems.Add(new(model.Position, "", $"the model file '{KeyNames.Show(name)}' is not well-formed XML: {e.Message.ReplaceLineEndings(" ")}"));
            return false;
        }
    }

    private static void AddNew(List<string> files, IEnumerable<string> more)
    {
        foreach (string file in more)
        {
            if (!files.Contains(file, StringComparer.Ordinal))
            {
                files.Add(file);
            }
        }
    }

    /// <summary>What the elements of a model name.</summary>
    private sealed class Assets
    {
        public List<string> Includes { get; } = [];

        public List<(string Name, bool IsTexture)> Files { get; } = [];

        public string MeshFolder { get; private set; } = "";

        public string TextureFolder { get; private set; } = "";

        public bool StripPath { get; private set; }

        public void Note(XmlReader element)
        {
            switch (element.Name)
            {
                case "compiler":
                    MeshFolder = element.GetAttribute("meshdir") ?? element.GetAttribute("assetdir") ?? MeshFolder;
                    TextureFolder = element.GetAttribute("texturedir") ?? element.GetAttribute("assetdir") ?? TextureFolder;
                    StripPath |= element.GetAttribute("strippath") == "true";
                    break;
                case "include" when element.GetAttribute("file") is { Length: > 0 } file:
                    Includes.Add(file);
                    break;
                case "mesh" or "hfield" or "skin" when element.GetAttribute("file") is { Length: > 0 } file:
                    Files.Add((file, false));
                    break;
                case "texture":
                    foreach (string attribute in (string[])["file", "fileright", "fileleft", "fileup", "filedown", "filefront", "fileback"])
                    {
                        if (element.GetAttribute(attribute) is { Length: > 0 } file)
                        {
                            Files.Add((file, true));
                        }
                    }

                    break;
            }
        }
    }
}
