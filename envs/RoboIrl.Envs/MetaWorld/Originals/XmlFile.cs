using System.Text;
using System.Xml;
using System.Xml.Linq;
using RoboIrl.Core.Configuration;

namespace RoboIrl.Envs.MetaWorld.Originals;

/// <summary>Reads XML that others wrote: no DTD, nothing fetched, size and depth bounded.</summary>
internal static class XmlFile
{
    /// <summary>Largest file, bytes: a hundred times what the originals need.</summary>
    public const int MaxBytes = 2 << 20;

    /// <summary>Deepest nesting of elements.</summary>
    public const int MaxDepth = 128;

    /// <summary>Reads a file.</summary>
    /// <param name="path">Full path.</param>
    /// <exception cref="ConfigException">Missing, too large, not well-formed, too deep.</exception>
    public static XElement Read(string path)
    {
        FileInfo file = new(path);
        if (!file.Exists)
        {
            throw OriginalProblem.At(path, 0, 0, "this model file is missing; update the Meta-World checkout, or give another one");
        }

        return file.Length <= MaxBytes
            ? Parse(File.ReadAllText(path, Encoding.UTF8), path)
            : throw OriginalProblem.At(path, 0, 0, FormattableString.Invariant($"the file has {file.Length} bytes; a model's XML has at most {MaxBytes}"));
    }

    /// <summary>Reads a text.</summary>
    /// <param name="text">XML.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="ConfigException">Not well-formed, too deep.</exception>
    public static XElement Parse(string text, string name)
    {
        try
        {
            string plain = WithoutComments(text);
            CheckDepth(plain, name);
            using XmlReader reader = Open(plain);
            XElement root = XElement.Load(reader, LoadOptions.SetLineInfo);
            root.AddAnnotation(new OriginalProblem.SourceFile(name));
            return root;
        }
        catch (XmlException e)
        {
            throw OriginalProblem.At(name, e.LineNumber, e.LinePosition, $"this is not well-formed XML without a DTD: {e.Message}; restore the file from the Meta-World repository");
        }
    }

    private static void CheckDepth(string text, string name)
    {
        using XmlReader reader = Open(text);
        while (reader.Read())
        {
            if (reader.Depth > MaxDepth)
            {
                IXmlLineInfo line = (IXmlLineInfo)reader;
                throw OriginalProblem.At(name, line.LineNumber, line.LinePosition, FormattableString.Invariant($"elements are nested deeper than {MaxDepth}; no model needs that"));
            }
        }
    }

    private static XmlReader Open(string text) => XmlReader.Create(
        new StringReader(text),
        new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreWhitespace = true, MaxCharactersInDocument = MaxBytes });

    // The engine's parser allows "--" inside comments, which XML does not. Lines stay where they are.
    private static string WithoutComments(string text)
    {
        const string open = "<!--";
        const string close = "-->";
        StringBuilder kept = new(text.Length);
        int from = 0;
        while (true)
        {
            int start = text.IndexOf(open, from, StringComparison.Ordinal);
            int end = start < 0 ? -1 : text.IndexOf(close, start + open.Length, StringComparison.Ordinal);
            if (end < 0)
            {
                return kept.Append(text, from, text.Length - from).ToString();
            }

            kept.Append(text, from, start - from).Append('\n', text.AsSpan(start, end - start).Count('\n'));
            from = end + close.Length;
        }
    }
}
