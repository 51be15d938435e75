using System.Text.Json;
using RoboIrl.Core.Configuration;
using RoboIrl.Core.Randomness;
using Xunit;

namespace RoboIrl.Core.Tests.Configuration;

public sealed class ConfigWriterTests
{
    [Fact]
    public void Write_Resolved_MatchesGolden()
    {
        string text = ConfigWriter.Write(Samples.Parse(Samples.Minimal + "alpha: {stages: [{depth: 2}], hidden: [], note: 'it''s # \"odd\"', target_kl: 1e-5}\n"));
        Assert.Equal(
            """
            environment:
              id: test/one
              file: null
              count: 1
              workers: 1
              max_fault_rate: 0.01
              reward_program: null
              success_reward: false
              randomization: null
              pixels: null
              manipulation: null
            learner: alpha
            dataset: null
            total_steps: 1000
            seed: 1
            compute:
              device: cpu
              threads: 1
              precision: float32
              fused: true
            evaluation:
              every: 0
              episodes: 10
              seed: 1000
              stop_at_success: 0
              stop_after: 3
            checkpoint:
              every: 100000
              keep: 3
            logging:
              every: 1000
              tensorboard: true
            alpha:
              learning_rate: 0.0003
              batch_size: 64
              minibatches: 4
              hidden: []
              mode: plain
              target_kl: 1e-05
              anneal: true
              activation: tanh
              gain: 0.01
              note: "it's # \"odd\""
              nested:
                depth: 7
                name: none
              stages:
                - depth: 2
                  name: none

            """,
            text);
    }

    [Fact]
    public void Write_Pixels_MatchesGolden()
    {
        string text = ConfigWriter.Write(Samples.Parse(Samples.Minimal.Replace("{id: test/one}", "{id: test/one, pixels: {cameras: [track], quality: report, shadows: 0}}", StringComparison.Ordinal)));
        Assert.Contains(
            """
              pixels:
                cameras: [track]
                channels: [rgb]
                width: 64
                height: 64
                stack: 3
                quality: report
                shadows: 0
                keep_state: false
                threads: 1

            """,
            text,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Write_ThenParse_GivesTheSameBytes(bool comments)
    {
        Rng rng = new(5);
        string[] notes = ["", "null", "~", "true", "5", "1e3", " x ", "a: b", "- a", "#", "it's", "\"", "\\", "line\nbreak\ttab", "é 😀 \u2028 \u0085 \u0000", "&a", "*a", "!t", "@", "%", "{", "a,b", ".5", "-"];
        foreach (string note in notes)
        {
            ExperimentConfig config = Samples.Parse(Samples.Minimal) with
            {
                Seed = rng.NextUInt64(),
                LearnerSection = new AlphaConfig
                {
                    Note = note,
                    LearningRate = rng.NextDouble(),
                    TargetKl = rng.Normal() * 1e-300,
                    Gain = (float)rng.Normal(),
                    Mode = SampleMode.VeryFancy,
                    Nested = new AlphaNested { Name = note.Length == 0 ? "x" : note },
                    Stages = [new AlphaNested { Name = note }, new AlphaNested { Depth = 0 }],
                },
            };
            string text = ConfigWriter.Write(config, comments);
            ExperimentConfig again = Samples.Parse(text);
            Assert.Equal(text, ConfigWriter.Write(again, comments));
            AlphaConfig written = (AlphaConfig)config.LearnerSection;
            AlphaConfig read = (AlphaConfig)again.LearnerSection;
            Assert.Equal((config.Seed, written.Note, written.LearningRate, written.TargetKl, written.Gain), (again.Seed, read.Note, read.LearningRate, read.TargetKl, read.Gain));
        }
    }

    [Fact]
    public void Write_Comments_TellMeaningRangeUnitAndSource()
    {
        string text = ConfigWriter.Write(Samples.Parse(Samples.Minimal), comments: true);
        Assert.Contains("  # Step size of the optimiser. Source: a paper. Range: in (0, 1].\n  learning_rate: 0.0003\n", text);
        Assert.Contains("# Rows per update. Unit: transitions.", text);
        Assert.All(text.Split('\n'), line => Assert.True(line.Length < 130, line));
    }

    [Fact]
    public void Schema_EveryKeyOfTheResolvedFile_IsThere()
    {
        string schema = ConfigSchema.Write(Samples.Catalog);
        using JsonDocument document = JsonDocument.Parse(schema);
        JsonElement root = document.RootElement;
        JsonElement properties = root.GetProperty("properties");
        Assert.Equal(
            ["extends", "environment", "learner", "dataset", "total_steps", "seed", "compute", "evaluation", "checkpoint", "logging", "alpha", "beta"],
            properties.EnumerateObject().Select(p => p.Name));
        Assert.False(root.GetProperty("additionalProperties").GetBoolean());
        Assert.Equal(["alpha", "beta"], properties.GetProperty("learner").GetProperty("enum").EnumerateArray().Select(e => e.GetString()));
        JsonElement alpha = properties.GetProperty("alpha").GetProperty("properties");
        Assert.Equal(0, alpha.GetProperty("learning_rate").GetProperty("exclusiveMinimum").GetDouble());
        Assert.Equal(3e-4, alpha.GetProperty("learning_rate").GetProperty("default").GetDouble());
        Assert.Equal("integer", alpha.GetProperty("hidden").GetProperty("items").GetProperty("type").GetString());
        Assert.Equal(2, alpha.GetProperty("hidden").GetProperty("default").GetArrayLength());
        Assert.Equal(["number", "null"], alpha.GetProperty("target_kl").GetProperty("type").EnumerateArray().Select(e => e.GetString()));
        JsonElement pixels = properties.GetProperty("environment").GetProperty("properties").GetProperty("pixels").GetProperty("properties");
        Assert.Equal(["draft", "report", "publication"], pixels.GetProperty("quality").GetProperty("enum").EnumerateArray().Select(e => e.GetString()));
        Assert.Equal("draft", pixels.GetProperty("quality").GetProperty("default").GetString());
        Assert.Equal(["integer", "null"], pixels.GetProperty("shadows").GetProperty("type").EnumerateArray().Select(e => e.GetString()));
        Assert.Equal(["temperature"], properties.GetProperty("beta").GetProperty("required").EnumerateArray().Select(e => e.GetString()));
        Assert.Equal(schema, ConfigSchema.Write(Samples.Catalog));
    }
}
