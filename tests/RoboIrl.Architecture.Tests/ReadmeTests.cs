using System.Text.RegularExpressions;
using Xunit;

namespace RoboIrl.Architecture.Tests;

public sealed partial class ReadmeTests
{
    [Fact]
    public void Readme_Commands_Exist()
    {
        string script = Repository.Read("build.sh");
        Assert.All(Commands(), command =>
        {
            string verb = command.Verb;
            bool known = verb.Length == 0
                || Regex.IsMatch(script, $@"^\s+{Regex.Escape(verb)}( \|[^)]*)?\)", RegexOptions.Multiline)
                || Repository.Files.Contains($"src/RoboIrl.Cli/Commands/{char.ToUpperInvariant(verb[0])}{verb[1..]}Command.cs");
            Assert.True(known, $"README.md says './build.sh {verb}', which is neither a verb of build.sh nor a command in src/RoboIrl.Cli/Commands.");
        });
    }

    [Fact]
    public void Readme_NamedFiles_Exist()
    {
        Assert.All(FileNames().Matches(Repository.Read("README.md")).Select(m => m.Value), name =>
            Assert.True(Path.Exists(Path.Combine(Repository.Root, name)), $"README.md names {name}, which does not exist."));
    }

    [Fact]
    public void ContinuousIntegration_RunsTheReadmesTestCommand()
    {
        Assert.Contains(Commands(), c => c.Verb == "test");
        Assert.Contains("./build.sh test", Repository.Read(".ci/run"), StringComparison.Ordinal);
    }

    private static IEnumerable<(string Verb, string Line)> Commands() =>
        BuildCommand().Matches(Repository.Read("README.md")).Select(m => (m.Groups["verb"].Value, m.Value));

    [GeneratedRegex(@"\./build\.sh(?:[ ](?<verb>[a-z]+))?")]
    private static partial Regex BuildCommand();

    [GeneratedRegex(@"\b(configs|docs|src|envs|native|tests)/[\w./-]*[\w/-]")]
    private static partial Regex FileNames();
}
