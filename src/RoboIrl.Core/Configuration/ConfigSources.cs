using System.Text;

namespace RoboIrl.Core.Configuration;

/// <summary>Reads files, follows <c>extends</c> and applies overrides.</summary>
internal sealed class ConfigSources(List<ConfigProblem> problems)
{
    private const int MaxExtends = 8;
    private const long MaxBytes = 4L * YamlReader.MaxCharacters;
    private const int MaxFiles = 64;
    private readonly List<string> _open = [];
    private int _files;

    public ConfigMap? Load(string path) => LoadFile(path, new SourcePosition(path, 0, 0));

    public static ConfigMap? RootOf(ConfigNode? node, string name, List<ConfigProblem> problems)
    {
        if (node is ConfigMap map)
        {
            return map;
        }

        if (node is not null and not ConfigScalar { IsNull: true })
        {
            problems.Add(new(node.Position, "", $"the file holds {node.Kind}, expected keys such as 'learner: ppo'"));
            return null;
        }

        if (problems.Count == 0)
        {
            problems.Add(new(new(name, 1, 1), "", "the file is empty, expected keys such as 'learner: ppo'"));
        }

        return null;
    }

    public static ConfigMap Override(ConfigMap root, IReadOnlyList<string> overrides, List<ConfigProblem> problems)
    {
        foreach (string text in overrides)
        {
            SourcePosition position = new($"--set {KeyNames.Show(text)}", 0, 0);
            int equals = text.IndexOf('=', StringComparison.Ordinal);
            string[] keys = equals < 0 ? [] : text[..equals].Trim().Split('.');
            if (keys.Length is 0 or > YamlReader.MaxDepth || keys.Any(string.IsNullOrWhiteSpace))
            {
                problems.Add(new(position, "", "an override is written key=value, for example --set ppo.learning_rate=1e-4"));
                continue;
            }

            List<ConfigProblem> inside = [];
            ConfigNode? value = YamlReader.Read(text[(equals + 1)..], position.File, inside);
            problems.AddRange(inside.Select(problem => problem with { Position = position }));
            if (inside.Count == 0)
            {
                ConfigNode node = Moved(value ?? new ConfigScalar(position, "", false), position);
                for (int i = keys.Length - 1; i >= 0; i--)
                {
                    node = new ConfigMap(position, [new(keys[i], position, node)]);
                }

                // Missing keys are still the file's fault: the root keeps its position.
                root = new ConfigMap(root.Position, root.MergedWith((ConfigMap)node).Entries);
            }
        }

        return root;
    }

    private static ConfigNode Moved(ConfigNode node, SourcePosition position) => node switch
    {
        ConfigScalar scalar => new ConfigScalar(position, scalar.Text, scalar.Quoted),
        ConfigList list => new ConfigList(position, [.. list.Items.Select(item => Moved(item, position))]),
        ConfigMap map => new ConfigMap(position, [.. map.Entries.Select(entry => new ConfigEntry(entry.Key, position, Moved(entry.Value, position)))]),
        _ => node,
    };

    private ConfigMap? LoadFile(string path, SourcePosition from)
    {
        string full = Path.GetFullPath(path);
        if (_open.Contains(full))
        {
            problems.Add(new(from, "extends", $"'extends' runs in a circle: {string.Join(" -> ", _open.Append(full).Select(Path.GetFileName))}"));
            return null;
        }

        if (_open.Count > MaxExtends || ++_files > MaxFiles)
        {
            problems.Add(new(from, "extends", $"'extends' is more than {MaxExtends} files deep or names more than {MaxFiles} files"));
            return null;
        }

        if (ReadText(path, from) is not { } text)
        {
            return null;
        }

        _open.Add(full);
        ConfigMap? map = RootOf(YamlReader.Read(text, path, problems), path, problems);
        ConfigMap? merged = map is null ? null : Extended(map, path);
        _open.RemoveAt(_open.Count - 1);
        return merged;
    }

    private ConfigMap? Extended(ConfigMap map, string path)
    {
        if (map.Find("extends") is not { } entry)
        {
            return map;
        }

        ConfigNode[] names = entry.Value is ConfigList list ? [.. list.Items] : [entry.Value];
        ConfigMap? merged = null;
        bool complete = true;
        foreach (ConfigNode node in names)
        {
            if (node is not ConfigScalar { IsNull: false } scalar || !IsYaml(scalar.Text) || Path.IsPathRooted(scalar.Text))
            {
                problems.Add(new(node.Position, "extends", $"'extends' is {node.Kind}, expected the relative path of a .yaml file or a list of them"));
                complete = false;
                continue;
            }

            ConfigMap? parent = LoadFile(Path.Combine(Path.GetDirectoryName(path) ?? "", scalar.Text), scalar.Position);
            complete &= parent is not null;
            merged = merged is null || parent is null ? parent ?? merged : merged.MergedWith(parent);
        }

        ConfigMap own = map.Without("extends");
        return !complete ? null : merged is null ? own : merged.MergedWith(own);
    }

    private string? ReadText(string path, SourcePosition from) => ReadText(path, from, problems);

    /// <summary>The text of a file; null where it cannot be read, is too large or is no UTF-8 text, which is reported then.</summary>
    public static string? ReadText(string path, SourcePosition from, List<ConfigProblem> problems)
    {
        try
        {
            FileInfo file = new(path);
            if (!file.Exists)
            {
                problems.Add(new(from, "", $"the file '{path}' does not exist{(Directory.Exists(path) ? "; it is a folder" : "")}"));
                return null;
            }

            using FileStream stream = file.OpenRead();
            byte[] bytes = new byte[MaxBytes + 1];
            int length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            if (length > MaxBytes)
            {
                problems.Add(new(new(path, 0, 0), "", "the file is larger than 1 MiB; a configuration is smaller"));
                return null;
            }

            int mark = bytes.AsSpan(0, length).StartsWith(Encoding.UTF8.Preamble) ? 3 : 0;
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes, mark, length - mark);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            string reason = e is DecoderFallbackException ? "it is not UTF-8 text" : e.Message;
            problems.Add(new(from, "", $"the file '{path}' cannot be read: {reason}"));
            return null;
        }
    }

    private static bool IsYaml(string path) => Path.GetExtension(path) is ".yaml" or ".yml";
}
