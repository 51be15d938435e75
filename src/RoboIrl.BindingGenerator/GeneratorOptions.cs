namespace RoboIrl.BindingGenerator;

/// <summary>What to bind and how, read from the command line and from response files.</summary>
internal sealed class GeneratorOptions
{
    /// <summary>Headers to include, in order, as written after <c>#include</c>.</summary>
    public List<string> Files { get; } = [];

    /// <summary>Headers whose declarations are bound, by file name or path ending; others only lend their types.</summary>
    public List<string> Traverse { get; } = [];

    /// <summary>Folders searched for headers.</summary>
    public List<string> IncludeDirectories { get; } = [];

    /// <summary>Macros defined before the headers are read, <c>NAME</c> or <c>NAME=VALUE</c>.</summary>
    public List<string> Defines { get; } = [];

    /// <summary>Names that are left out. A trailing <c>*</c> matches any ending.</summary>
    public List<string> Exclude { get; } = [];

    /// <summary>When not empty, only these functions, constants and variables are bound. A trailing <c>*</c> matches any ending.</summary>
    public List<string> Only { get; } = [];

    /// <summary>C name to C# name.</summary>
    public Dictionary<string, string> Remap { get; } = new(StringComparer.Ordinal);

    /// <summary>Typedef to the C# type that stands for it, such as <c>EGLDisplay</c> to <c>nint</c>.</summary>
    public Dictionary<string, string> Types { get; } = new(StringComparer.Ordinal);

    /// <summary>Attributes per type, such as <c>mjtEnableBit</c> to <c>Flags</c>.</summary>
    public Dictionary<string, List<string>> Attributes { get; } = new(StringComparer.Ordinal);

    /// <summary>Record and X-macro table pairs that give the lengths of its pointers.</summary>
    public List<(string Record, string Table)> ArrayTables { get; } = [];

    /// <summary>Header that defines the X-macro tables.</summary>
    public string ArrayTableHeader { get; private set; } = string.Empty;

    /// <summary>Record whose fields hold the counts that the tables name.</summary>
    public string ArrayScope { get; private set; } = string.Empty;

    /// <summary>Namespace of the output.</summary>
    public string Namespace { get; private set; } = "Bindings";

    /// <summary>Name of the class that holds functions, constants and variables.</summary>
    public string MethodClass { get; private set; } = "NativeMethods";

    /// <summary>Library name in <c>DllImport</c>.</summary>
    public string LibraryPath { get; private set; } = string.Empty;

    /// <summary>C# expression, with the library's name in place of <c>{0}</c>, that gives the module's handle for variables.</summary>
    public string ModuleHandle { get; private set; } = "NativeLibrary.Load({0})";

    /// <summary>
    /// Parameter of the methods class, such as <c>GlLibrary library</c>: functions then are not <c>DllImport</c>s but
    /// function pointers of an instance, for libraries that are opened by choice and closed again. Empty for <c>DllImport</c>.
    /// </summary>
    public string ExportSource { get; private set; } = string.Empty;

    /// <summary>C# expression, with the function's name in place of <c>{0}</c>, that gives its address from <see cref="ExportSource"/>.</summary>
    public string ExportCall { get; private set; } = string.Empty;

    /// <summary>Whether to write the attribute that the output uses; one output of a namespace does.</summary>
    public bool HelperTypes { get; private set; }

    /// <summary>Folder that receives the C# files.</summary>
    public string Output { get; private set; } = string.Empty;

    /// <summary>C file that receives the layout probe; empty for none.</summary>
    public string Probe { get; private set; } = string.Empty;

    /// <summary>C# file that receives the same layout as the C# compiler sees it; empty for none.</summary>
    public string LayoutTable { get; private set; } = string.Empty;

    /// <summary>Reads the arguments; <c>@file</c> inserts the lines of a response file.</summary>
    /// <param name="arguments">The command line.</param>
    /// <returns>The options.</returns>
    /// <exception cref="GeneratorException">An unknown or incomplete option.</exception>
    public static GeneratorOptions Parse(IEnumerable<string> arguments)
    {
        GeneratorOptions options = new();
        using IEnumerator<string> words = Expand(arguments).GetEnumerator();
        while (words.MoveNext())
        {
            string key = words.Current;
            if (!words.MoveNext())
            {
                throw new GeneratorException($"The option '{key}' needs a value.");
            }

            options.Set(key, words.Current);
        }

        options.Check();
        return options;
    }

    /// <summary>Whether <paramref name="name"/> is to be bound.</summary>
    public bool Wants(string name) => !Exclude.Exists(p => Matches(p, name)) && (Only.Count == 0 || Only.Exists(p => Matches(p, name)));

    /// <summary>Whether a type of that name is to be bound (types that wanted functions need are never filtered by <c>--only</c>).</summary>
    public bool WantsType(string name) => !Exclude.Exists(p => Matches(p, name));

    /// <summary>Whether the declarations of that file are bound.</summary>
    public bool Traverses(string file) => Traverse.Exists(t => file.EndsWith("/" + t, StringComparison.Ordinal) || file == t);

    private static bool Matches(string pattern, string name) =>
        pattern.EndsWith('*') ? name.StartsWith(pattern[..^1], StringComparison.Ordinal) : pattern == name;

    private static IEnumerable<string> Expand(IEnumerable<string> arguments)
    {
        foreach (string argument in arguments)
        {
            if (!argument.StartsWith('@'))
            {
                yield return argument;
                continue;
            }

            string path = argument[1..];
            if (!File.Exists(path))
            {
                throw new GeneratorException($"The response file '{path}' does not exist.");
            }

            foreach (string line in Expand(File.ReadLines(path).Select(l => l.Trim()).Where(l => l.Length > 0 && !l.StartsWith('#'))))
            {
                yield return line;
            }
        }
    }

    private void Set(string key, string value)
    {
        switch (key)
        {
            case "--file": Files.Add(value); break;
            case "--traverse": Traverse.Add(value); break;
            case "--include-directory": IncludeDirectories.Add(value); break;
            case "--define-macro": Defines.Add(value); break;
            case "--exclude": Exclude.Add(value); break;
            case "--only": Only.Add(value); break;
            case "--remap": Remap.Add(Pair(key, value).Left, Pair(key, value).Right); break;
            case "--with-type": Types.Add(Pair(key, value).Left, Pair(key, value).Right); break;
            case "--export-source": ExportSource = value; break;
            case "--export-call": ExportCall = value; break;
            case "--generate" when value == "helper-types": HelperTypes = true; break;
            case "--with-attribute":
                (string type, string attribute) = Pair(key, value);
                Attributes.TryAdd(type, []);
                Attributes[type].Add(attribute);
                break;
            case "--array-table": ArrayTables.Add(Pair(key, value)); break;
            case "--array-table-header": ArrayTableHeader = value; break;
            case "--array-scope": ArrayScope = value; break;
            case "--namespace": Namespace = value; break;
            case "--method-class-name": MethodClass = value; break;
            case "--library-path": LibraryPath = value; break;
            case "--module-handle": ModuleHandle = value; break;
            case "--output": Output = value; break;
            case "--probe": Probe = value; break;
            case "--layout-table": LayoutTable = value; break;
            default: throw new GeneratorException($"Unknown option '{key}'. See the README of RoboIrl.BindingGenerator for the list.");
        }
    }

    private void Check()
    {
        if (Files.Count == 0 || Traverse.Count == 0 || Output.Length == 0 || LibraryPath.Length == 0)
        {
            throw new GeneratorException("--file, --traverse, --library-path and --output are required.");
        }

        if ((ExportSource.Length > 0) != (ExportCall.Length > 0))
        {
            throw new GeneratorException("--export-source and --export-call belong together.");
        }
    }

    private static (string Left, string Right) Pair(string key, string value)
    {
        int equals = value.IndexOf('=');
        return equals > 0
            ? (value[..equals], value[(equals + 1)..])
            : throw new GeneratorException($"The value '{value}' of '{key}' must have the form NAME=VALUE.");
    }
}
