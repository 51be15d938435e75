using RoboIrl.Core.Configuration;
using RoboIrl.Testing;
using Xunit;

namespace RoboIrl.Core.Tests.Configuration;

public sealed class RandomizationConfigTests
{
    [Fact]
    public void Randomization_Written_IsReadBackFromItsResolvedForm()
    {
        const string Text = """
            environment:
              id: a/b
              randomization:
                parameters:
                  - {parameter: mass, of: [torso], scale: [0.5, 2], distribution: log_uniform}
                  - {parameter: gravity, scale: [0.9, 1.1]}
                actuator_delay: [1, 2]
                pushes: {body: torso, force: [1, 2]}
            learner: alpha
            total_steps: 10
            """;
        ExperimentConfig config = ConfigLoader.ParseExperiment(Text, "text", Samples.Catalog);
        RandomizationConfig randomization = Assert.IsType<RandomizationConfig>(config.Environment.Randomization);
        Assert.Equal((RandomizedParameter.Mass, DrawDistribution.LogUniform, "torso"), (randomization.Parameters[0].Parameter, randomization.Parameters[0].Distribution, randomization.Parameters[0].Of[0]));
        Assert.True(randomization.IsEnabled());
        Assert.Equivalent(config, ConfigLoader.ParseExperiment(ConfigWriter.Write(config), "again", Samples.Catalog), strict: true);
    }

    [Fact]
    public void Randomization_NotWritten_IsOff() =>
        Assert.Null(ConfigLoader.ParseExperiment(Samples.Minimal, "text", Samples.Catalog).Environment.Randomization);

    [Theory]
    [InlineData("parameters: [{parameter: mass, scale: [|-0.5, 1]}]", "scale[0]' is -0.5, expected a number in [0, 1000]")]
    [InlineData("parameters: [{parameter: mass, scale: |[0, 1]}]", "a body cannot weigh nothing")]
    [InlineData("parameters: [{parameter: friction, scale: |[0, 1], distribution: log_uniform}]", "log_uniform needs a lowest factor above 0")]
    [InlineData("parameters: [{parameter: mass, scale: |[2, 1]}]", "[2, 1] is no range")]
    [InlineData("parameters: [{parameter: mass, scale: |[1]}]", "[1] is no range")]
    [InlineData("parameters: [{parameter: |mas}]", "did you mean 'mass'?")]
    [InlineData("parameters: [|{scale: [1, 2]}]", "missing key")]
    [InlineData("parameters: [{parameter: gravity, of: |[torso]}]", "one gravity for the whole world")]
    [InlineData("parameters: [{parameter: mass, scale: [1, |.nan]}]", "expected")]
    [InlineData("actuator_delay: |[3, 1]", "[3, 1] is no range")]
    [InlineData("actuator_delay: [|0.5, 1]", "expected")]
    [InlineData("observation_noise: [|-1, 1]", "expected")]
    [InlineData("pushes: {body: torso, axes: |[x, x]}", "different axes")]
    [InlineData("pushes: {body: torso, axes: [|w]}", "expected one of x, y, z")]
    [InlineData("pushes: {every: [|0, 3]}", "[1, 1000000]")]
    public void Randomization_Bad_IsRefusedWithItsPlace(string section, string expected)
    {
        string marked = $"environment: {{id: a/b, randomization: {{{section}}}}}\nlearner: alpha\ntotal_steps: 10\n";
        int place = marked.IndexOf('|', StringComparison.Ordinal);
        string text = marked.Remove(place, 1);
        ConfigException error = Assert.Throws<ConfigException>(() => ConfigLoader.ParseExperiment(text, "text", Samples.Catalog));
        Assert.Contains(expected, error.Message);
        Assert.StartsWith($"text:1:{place + 1}: ", error.Problems[0].ToString());
    }

    [Fact]
    public void Check_OfTheCaller_GetsThePlaceOfItsKey()
    {
        using TempFolder folder = new();
        string path = folder.Write("a.yaml", "environment:\n  id: a/b\n  randomization:\n    parameters:\n      - parameter: mass\n        of: [torso, leg]\nlearner: alpha\ntotal_steps: 10\n");
        ConfigException error = Assert.Throws<ConfigException>(() => ConfigLoader.LoadExperiment(path, Samples.Catalog, check: (_, report) =>
        {
            report("environment.randomization.parameters[0].of[1]", "no such body");
            report("environment.randomization.pushes.body", "not written here");
        }));
        Assert.Contains($"{path}:6:21: 'environment.randomization.parameters[0].of[1]': no such body", error.Message);
        Assert.Contains($"{path}:4:5: 'environment.randomization.pushes.body': not written here", error.Message);
    }
}
