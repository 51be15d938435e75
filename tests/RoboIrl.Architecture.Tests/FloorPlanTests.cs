using System.Xml.Linq;
using Xunit;

namespace RoboIrl.Architecture.Tests;

public sealed class FloorPlanTests
{
    public static TheoryData<string> ProductProjects() => [.. ProjectFiles().Where(f => !f.StartsWith("tests/", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(ProductProjects))]
    public void ProjectFile_References_AreInTheFloorPlan(string file)
    {
        XDocument project = XDocument.Parse(Repository.Read(file));
        string name = Path.GetFileNameWithoutExtension(file);
        Assert.True(FloorPlan.Rows.TryGetValue(name, out FloorPlan.Row? row), $"{file} is not in the floor plan (tests/RoboIrl.Architecture.Tests/FloorPlan.cs).");

        foreach (string edge in project.Descendants("ProjectReference").Select(e => Path.GetFileNameWithoutExtension(e.Attribute("Include")!.Value)))
        {
            Assert.True(row.Projects.Contains(edge), $"{name} must not reference {edge}; it may reference [{string.Join(", ", row.Projects)}].");
        }

        foreach (string package in project.Descendants("PackageReference").Select(e => e.Attribute("Include")?.Value).OfType<string>())
        {
            Assert.True(row.Packages.Contains(package), $"{name} must not use the package {package}; it may use [{string.Join(", ", row.Packages)}].");
        }

        bool isUnsafe = project.Descendants("AllowUnsafeBlocks").Any(e => e.Value == "true");
        Assert.True(row.Unsafe || !isUnsafe, $"{name} must not allow unsafe code.");
    }

    [Fact]
    public void FloorPlan_Rows_AllExist()
    {
        string[] names = [.. ProjectFiles().Select(f => Path.GetFileNameWithoutExtension(f))];
        Assert.All(FloorPlan.Rows.Keys, name => Assert.Contains(name, names));
    }

    [Fact]
    public void Solution_HoldsEveryProject()
    {
        string solution = Repository.Read("RoboIrl.sln").Replace('\\', '/');
        Assert.All(ProjectFiles(), file => Assert.Contains($"\"{file}\"", solution, StringComparison.Ordinal));
    }

    [Fact]
    public void Projects_HaveLockFiles()
    {
        Assert.All(ProjectFiles(), file => Assert.Contains(Path.GetDirectoryName(file) + "/packages.lock.json", Repository.Files));
    }

    [Fact]
    public void Cli_IsTheOnlyProductProgramThatPrints()
    {
        string[] printing = [.. ProjectFiles()
            .Where(f => Repository.Read(f).Contains("RS0030", StringComparison.Ordinal))
            .Select(f => Path.GetFileNameWithoutExtension(f))];
        Assert.Empty(printing);
    }

    private static IEnumerable<string> ProjectFiles() => Repository.Files.Where(f => f.EndsWith(".csproj", StringComparison.Ordinal));
}
