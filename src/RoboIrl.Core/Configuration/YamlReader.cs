using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace RoboIrl.Core.Configuration;

/// <summary>
/// Turns YAML text into nodes with positions. Files are untrusted: size, depth, number of nodes (aliases written out)
/// and of problems are bounded; tags and several documents are refused.
/// </summary>
internal sealed class YamlReader
{
    public const int MaxCharacters = 256 * 1024;
    public const int MaxDepth = 32;
    public const int MaxNodes = 20_000;
    private const int MaxAliases = 64;

    private readonly string _file;
    private readonly List<ConfigProblem> _problems;
    private readonly Dictionary<string, ConfigNode> _anchors = new(StringComparer.Ordinal);
    private readonly Parser _parser;
    private int _aliases;
    private int _nodes;

    private YamlReader(string text, string file, List<ConfigProblem> problems)
    {
        _file = file;
        _problems = problems;
        _parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
    }

    /// <summary>Reads one document.</summary>
    /// <returns>The root; null where the text cannot be read at all (a problem says why) or holds nothing.</returns>
    public static ConfigNode? Read(string text, string file, List<ConfigProblem> problems)
    {
        if (text.Length > MaxCharacters)
        {
            problems.Add(new(new(file, 1, 1), "", $"the text has {text.Length.ToString(CultureInfo.InvariantCulture)} characters; a configuration has at most {MaxCharacters.ToString(CultureInfo.InvariantCulture)}"));
            return null;
        }

        try
        {
            return new YamlReader(text, file, problems).ReadDocument();
        }
        catch (YamlException e)
        {
            problems.Add(new(At(file, e.Start), "", $"this is not valid YAML: {e.InnerException?.Message ?? e.Message}"));
        }
        catch (RefusedException e)
        {
            problems.Add(new(e.Position, "", e.Message));
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or IndexOutOfRangeException or FormatException or OverflowException)
        {
            // The scanner meets some malformed input with an exception of its own making instead of a YamlException.
            problems.Add(new(new(file, 1, 1), "", $"this is not valid YAML: {e.Message}"));
        }

        return null;
    }

    private static SourcePosition At(string file, in Mark mark) =>
        new(file, (int)Math.Clamp(mark.Line, 1, int.MaxValue), (int)Math.Clamp(mark.Column, 1, int.MaxValue));

    private SourcePosition At(in Mark mark) => At(_file, mark);

    private ConfigNode? ReadDocument()
    {
        Expect<StreamStart>();
        if (Next() is StreamEnd)
        {
            return null;
        }

        ConfigNode root = ReadNode(Next(), 0);
        Expect<DocumentEnd>();
        if (Next() is not StreamEnd and var more)
        {
            throw new RefusedException(At(more.Start), "a second document starts here; a configuration file holds one (remove the '---')");
        }

        return root;
    }

    private ConfigNode ReadNode(ParsingEvent start, int depth)
    {
        SourcePosition position = At(start.Start);
        if (depth > MaxDepth)
        {
            throw new RefusedException(position, $"sections and lists are nested more than {MaxDepth} deep");
        }

        if (start is AnchorAlias alias)
        {
            return Resolve(alias, position);
        }

        if (start is not NodeEvent named)
        {
            throw new RefusedException(position, "a value was expected here");
        }

        if (!named.Tag.IsEmpty)
        {
            throw new RefusedException(position, $"the tag '{KeyNames.Show(named.Tag.ToString())}' is refused: a configuration names no types; write the value without it");
        }

        Count(1, position);
        ConfigNode node = start switch
        {
            Scalar scalar => new ConfigScalar(position, scalar.Value, scalar.Style != ScalarStyle.Plain),
            SequenceStart => ReadList(position, depth),
            MappingStart => ReadMap(position, depth),
            _ => throw new RefusedException(position, "a value was expected here"),
        };
        if (!named.Anchor.IsEmpty)
        {
            _anchors[named.Anchor.Value] = node;
        }

        return node;
    }

    private ConfigNode Resolve(AnchorAlias alias, SourcePosition position)
    {
        if (!_anchors.TryGetValue(alias.Value.Value, out ConfigNode? node))
        {
            throw new RefusedException(position, $"the alias '*{KeyNames.Show(alias.Value.Value)}' has no anchor before it");
        }

        if (++_aliases > MaxAliases)
        {
            throw new RefusedException(position, $"more than {MaxAliases} aliases; write the values out or use 'extends'");
        }

        Count(node.Size, position);
        return node;
    }

    private ConfigList ReadList(SourcePosition position, int depth)
    {
        List<ConfigNode> items = [];
        for (ParsingEvent next = Next(); next is not SequenceEnd; next = Next())
        {
            items.Add(ReadNode(next, depth + 1));
        }

        return new ConfigList(position, items);
    }

    private ConfigMap ReadMap(SourcePosition position, int depth)
    {
        List<ConfigEntry> entries = [];
        Dictionary<string, SourcePosition> seen = new(StringComparer.Ordinal);
        for (ParsingEvent next = Next(); next is not MappingEnd; next = Next())
        {
            ConfigNode key = ReadNode(next, depth + 1);
            ConfigNode value = ReadNode(Next(), depth + 1);
            if (key is not ConfigScalar name)
            {
                _problems.Add(new(key.Position, "", $"a key is a name; this is {key.Kind}"));
            }
            else if (seen.TryGetValue(name.Text, out SourcePosition first))
            {
                _problems.Add(new(name.Position, name.Text, $"duplicate key '{KeyNames.Show(name.Text)}'; it is written first at {first}; remove one"));
            }
            else
            {
                seen.Add(name.Text, name.Position);
                entries.Add(new(name.Text, name.Position, value));
            }
        }

        return new ConfigMap(position, entries);
    }

    private void Count(int nodes, SourcePosition position)
    {
        _nodes += nodes;
        if (_nodes > MaxNodes)
        {
            throw new RefusedException(position, $"more than {MaxNodes.ToString(CultureInfo.InvariantCulture)} values, aliases written out; a configuration is smaller");
        }
    }

    private ParsingEvent Next() => _parser.MoveNext()
        ? _parser.Current!
        : throw new RefusedException(new(_file, 1, 1), "the text ends early");

    private void Expect<T>()
        where T : ParsingEvent
    {
        ParsingEvent next = Next();
        if (next is not T)
        {
            throw new RefusedException(At(next.Start), "this is not valid YAML");
        }
    }

    private sealed class RefusedException(SourcePosition position, string message) : Exception(message)
    {
        public SourcePosition Position { get; } = position;
    }
}
