using RoboIrl.Core.Configuration;
using RoboIrl.Envs.Described;

namespace RoboIrl.Envs.Tests.Described;

/// <summary>A folder with models and YAML files that goes away at the end.</summary>
internal sealed class DescribedFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("roboirl-described-").FullName;

    /// <summary>The tree that the tests were built from.</summary>
    public static string Checkout { get; } = FindCheckout();

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public string Write(string name, string text)
    {
        string path = File(name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Loads a description; the problems are none where it is well.</summary>
    public (EnvironmentDefinition? Definition, IReadOnlyList<ConfigProblem> Problems) Load(string yaml, string name = "robot.yaml")
    {
        try
        {
            return (DescribedEnvironment.Load(Write(name, yaml)), []);
        }
        catch (ConfigException e)
        {
            return (null, e.Problems);
        }
    }

    /// <summary>Loads a description that is well.</summary>
    public EnvironmentDefinition Define(string yaml) => DescribedEnvironment.Load(Write("robot.yaml", yaml));

    /// <summary>A world of a description, at the start of an episode.</summary>
    public MuJoCoEnvironment World(string yaml)
    {
        MuJoCoEnvironment world = Define(yaml).CreateWorld();
        world.Reset(new double[world.Spec.Observation.Size]);
        return world;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private static string FindCheckout()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !System.IO.File.Exists(System.IO.Path.Combine(folder, "RoboIrl.sln")))
        {
            folder = System.IO.Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("The tests run outside of their tree: no folder above them has RoboIrl.sln.");
    }
}
