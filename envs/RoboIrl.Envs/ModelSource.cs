using System.Reflection;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs;

/// <summary>Where a model comes from: an MJCF text inside an assembly, a text, or a file; and what is changed after compiling.</summary>
public sealed class ModelSource
{
    private readonly Func<MjModel> _load;
    private readonly Func<string> _read;

    /// <summary>A model that is made in some other way.</summary>
    /// <param name="name">Name for messages.</param>
    /// <param name="load">Compiles it.</param>
    /// <param name="read">Gives its text.</param>
    internal ModelSource(string name, Func<MjModel> load, Func<string> read)
    {
        Name = name;
        _load = load;
        _read = read;
    }

    /// <summary>File or resource name, for messages.</summary>
    public string Name { get; }

    /// <summary>A model that travels inside an assembly.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="resource">Logical name of the resource, for example <c>hopper.xml</c>.</param>
    public static ModelSource Embedded(Assembly assembly, string resource) => FromText(resource, () => ReadResource(assembly, resource));

    /// <summary>A model that travels inside an assembly together with the files it includes.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="folder">What the logical names of all its files begin with, for example <c>metaworld/</c>.</param>
    /// <param name="file">The model's own name below that, for example <c>drawer.xml</c>.</param>
    /// <remarks>
    /// Every resource of the folder can be included, by its name below the folder (<c>parts/rim.xml</c>); nothing is read from disk.
    /// No two of them may have the same file name: the engine looks them up without their folders.
    /// </remarks>
    public static ModelSource EmbeddedWithIncludes(Assembly assembly, string folder, string file) => new(
        folder + file,
        () => MjModel.FromXml(ReadResource(assembly, folder + file), ReadFolder(assembly, folder), folder + file),
        () => ReadResource(assembly, folder + file));

    /// <summary>A model given as text.</summary>
    /// <param name="name">Name for messages.</param>
    /// <param name="mjcf">The MJCF document; it cannot include other files.</param>
    public static ModelSource FromText(string name, string mjcf) => FromText(name, () => mjcf);

    /// <summary>A model in a file; what it includes (meshes, textures) is found relative to it.</summary>
    /// <param name="path">Path of the MJCF file.</param>
    /// <remarks>A missing or broken file is an error of <see cref="Load"/>, which names the path.</remarks>
    public static ModelSource FromFile(string path) => new(
        path,
        () => File.Exists(path)
            ? MjModel.FromFile(path)
            : throw new FileNotFoundException($"The model file '{path}' does not exist (working folder '{Directory.GetCurrentDirectory()}'); check the path the environment was registered with.", path),
        () => File.ReadAllText(path));

    /// <summary>The same source with a change of the compiled model, for variants that differ in a number or two.</summary>
    /// <param name="configure">Writes into the model right after it is compiled.</param>
    public ModelSource With(Action<MjModel> configure) => new(
        Name,
        () =>
        {
            MjModel model = _load();
            try
            {
                configure(model);
                return model;
            }
            catch
            {
                model.Dispose();
                throw;
            }
        },
        _read);

    /// <summary>Compiles the model. The caller owns it.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="MuJoCoException">The MJCF is broken; the message has the engine's text with the line.</exception>
    public MjModel Load() => _load();

    /// <summary>The MJCF text as written, before compiling.</summary>
    public string ReadText() => _read();

    /// <summary>A model whose text is put together when it is asked for.</summary>
    /// <param name="name">Name for messages.</param>
    /// <param name="read">Gives the MJCF document; it cannot include other files.</param>
    internal static ModelSource FromText(string name, Func<string> read) => new(name, () => MjModel.FromXml(read(), name: name), read);

    private static Dictionary<string, byte[]> ReadFolder(Assembly assembly, string folder)
    {
        Dictionary<string, byte[]> files = new(StringComparer.Ordinal);
        foreach (string resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(folder, StringComparison.Ordinal)))
        {
            using Stream stream = assembly.GetManifestResourceStream(resource)!;
            byte[] content = new byte[stream.Length];
            stream.ReadExactly(content);
            files.Add(resource[folder.Length..], content);
        }

        return files;
    }

    private static string ReadResource(Assembly assembly, string resource)
    {
        using Stream stream = assembly.GetManifestResourceStream(resource)
            ?? throw new FileNotFoundException($"The assembly {assembly.GetName().Name} holds no model '{resource}'; it holds: {string.Join(", ", assembly.GetManifestResourceNames())}.", resource);
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
