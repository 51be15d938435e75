using System.Xml.Linq;
using RoboIrl.Core.Configuration;

namespace RoboIrl.Envs.MetaWorld.Originals;

/// <summary>Reads a model with everything that it includes written out.</summary>
internal sealed class IncludeReader
{
    private const int MaxFiles = 128;
    private const int MaxElements = 50_000;

    private readonly AssetsFolder _folder;
    private readonly List<string> _open = [];
    private int _files;
    private int _elements;

    private IncludeReader(AssetsFolder folder) => _folder = folder;

    /// <summary>Reads it.</summary>
    /// <param name="folder">Where it lies.</param>
    /// <param name="file">Name of the model file.</param>
    /// <returns>The root; every element knows its file and line. No include is left.</returns>
    /// <exception cref="ConfigException">Anything is missing, broken, outside or too large.</exception>
    public static XElement Read(AssetsFolder folder, string file) => new IncludeReader(folder).Load(folder.ModelPath(file), null);

    private XElement Load(string path, XElement? from)
    {
        SourcePosition place = from is null ? new SourcePosition(path, 0, 0) : OriginalProblem.PlaceOf(from);
        if (_open.Contains(path, StringComparer.Ordinal))
        {
            throw OriginalProblem.At(place, $"the includes go in a circle: {string.Join(" -> ", _open.Append(path).Select(Path.GetFileName))}");
        }

        if (++_files > MaxFiles)
        {
            throw OriginalProblem.At(place, FormattableString.Invariant($"the model includes more than {MaxFiles} files; the originals include fewer than ten"));
        }

        XElement root = XmlFile.Read(path);
        _elements += root.DescendantsAndSelf().Count();
        if (_elements > MaxElements)
        {
            throw OriginalProblem.At(place, FormattableString.Invariant($"the model has more than {MaxElements} elements with its includes; the originals have fewer than a thousand"));
        }

        _open.Add(path);
        foreach (XElement include in root.Descendants("include").ToArray())
        {
            Inline(include);
        }

        _open.RemoveAt(_open.Count - 1);
        return root;
    }

    private void Inline(XElement include)
    {
        string named = include.Attribute("file")?.Value ?? throw OriginalProblem.At(include, "this include names no file; give it file=\"...\"");
        string path = _folder.Inside(named, "", "include", OriginalProblem.PlaceOf(include));
        XElement root = Load(path, include);

        // Taken out of their tree first: nodes with a parent would be copied, and copies do not know their lines.
        XElement[] children = [.. root.Elements()];
        foreach (XElement child in children)
        {
            child.Remove();
            child.AddAnnotation(new OriginalProblem.SourceFile(path));
        }

        include.ReplaceWith(children);
    }
}
