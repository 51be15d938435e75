namespace RoboIrl.BindingGenerator.Tests;

/// <summary>A folder that vanishes with the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("roboirl-generator").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
