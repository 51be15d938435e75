using RoboIrl.Core.Configuration;
using RoboIrl.Text2Reward.Authors;
using Xunit;

namespace RoboIrl.Text2Reward.Tests.Authors;

public sealed class EndpointConfigTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".yaml");

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void Load_TheReadmesExample_IsTheDefaults()
    {
        string readme = File.ReadAllText(Path.Combine(Root, "src", "RoboIrl.Text2Reward", "README.md"));
        string example = readme.Split("```yaml\n")[1].Split("```")[0];
        Assert.Equal(new EndpointConfig { Endpoint = "https://api.openai.com/v1", Model = "gpt-4o", KeyVariable = "OPENAI_API_KEY" }, Load(example));
        Assert.Equal(typeof(EndpointConfig).GetProperties().Length, example.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public void Load_Null_LeavesItToTheEndpoint() => Assert.Null(Load("temperature: null\nkey_variable: null\n").Temperature);

    [Theory]
    [InlineData("api_key: sk-1", "api_key")]
    [InlineData("temperature: 3", "temperature")]
    [InlineData("max_tokens: many", "max_tokens")]
    [InlineData("timeout: .inf", "timeout")]
    public void Load_WrongKey_IsNamed(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<ConfigException>(() => Load(text)).Message, StringComparison.Ordinal);

    private static string Root
    {
        get
        {
            string folder = AppContext.BaseDirectory;
            while (!File.Exists(Path.Combine(folder, "RoboIrl.sln")))
            {
                folder = Path.GetDirectoryName(folder)!;
            }

            return folder;
        }
    }

    private EndpointConfig Load(string text)
    {
        File.WriteAllText(_file, text);
        return ConfigLoader.Load<EndpointConfig>(_file);
    }
}
