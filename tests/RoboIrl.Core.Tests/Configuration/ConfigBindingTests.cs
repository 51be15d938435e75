using RoboIrl.Core.Configuration;
using Xunit;
using static RoboIrl.Core.Tests.Configuration.Samples;

namespace RoboIrl.Core.Tests.Configuration;

public sealed class ConfigBindingTests
{
    [Fact]
    public void Parse_Minimal_FillsDefaults()
    {
        ExperimentConfig config = Parse(Minimal);
        Assert.Equal("test/one", config.Environment.Id);
        Assert.Equal(1_000, config.TotalSteps);
        Assert.Equal(1UL, config.Seed);
        Assert.Equal(10, config.Evaluation.Episodes);
        AlphaConfig alpha = Assert.IsType<AlphaConfig>(config.LearnerSection);
        Assert.Equal(3e-4, alpha.LearningRate);
        Assert.Equal([64, 64], alpha.Hidden);
    }

    [Fact]
    public void Parse_EveryKind_IsBound()
    {
        AlphaConfig alpha = Alpha(Minimal + """
            alpha:
              learning_rate: 1e-3
              batch_size: 1_024
              minibatches: 8
              hidden: [256, 1e2, 32]
              mode: very-fancy
              target_kl: .02
              anneal: false
              activation: relu
              gain: 0.5
              note: "true"
              nested: {name: "a b"}
              stages:
                - {depth: 2}
                - depth: 3
                  name: last
            """);
        Assert.Equal(1e-3, alpha.LearningRate);
        Assert.Equal(1_024, alpha.BatchSize);
        Assert.Equal([256, 100, 32], alpha.Hidden);
        Assert.Equal(SampleMode.VeryFancy, alpha.Mode);
        Assert.Equal(0.02, alpha.TargetKl);
        Assert.False(alpha.Anneal);
        Assert.Equal("relu", alpha.Activation);
        Assert.Equal(0.5f, alpha.Gain);
        Assert.Equal("true", alpha.Note);
        Assert.Equal(new AlphaNested { Depth = 7, Name = "a b" }, alpha.Nested);
        Assert.Equal([new AlphaNested { Depth = 2 }, new AlphaNested { Depth = 3, Name = "last" }], alpha.Stages);
    }

    [Theory]
    [InlineData("1000", 1_000)]
    [InlineData("1_000_000", 1_000_000)]
    [InlineData("1e6", 1_000_000)]
    [InlineData("2.5e3", 2_500)]
    [InlineData("1000.0", 1_000)]
    [InlineData("+5", 5)]
    [InlineData("9007199254740993e0", 9_007_199_254_740_993)]
    public void Integer_AcceptedSpellings_AreExact(string text, long expected) =>
        Assert.Equal(expected, Parse($"environment: {{id: a/b}}\nlearner: beta\nbeta: {{temperature: 1, delay: {text}}}\ntotal_steps: 5\n").LearnerSection is BetaConfig b ? b.Delay : -1);

    [Theory]
    [InlineData("1.5")]
    [InlineData("1__0")]
    [InlineData("_1")]
    [InlineData("0x10")]
    [InlineData("010")]
    [InlineData("1e400")]
    [InlineData("1e-1")]
    [InlineData("\"5\"")]
    [InlineData("five")]
    [InlineData("true")]
    [InlineData("1 000")]
    [InlineData("99999999999999999999")]
    [InlineData("[5]")]
    [InlineData("{a: 5}")]
    [InlineData("")]
    [InlineData(".nan")]
    public void Integer_OtherSpellings_AreRefusedWithPosition(string text)
    {
        string problem = Problem($"environment: {{id: a/b}}\nlearner: beta\nbeta:\n  temperature: 1\n  delay: {text}\ntotal_steps: 5\n");
        Assert.StartsWith("x.yaml:5:", problem);
        Assert.Contains("'beta.delay' is ", problem);
        Assert.Contains("whole number", problem);
    }

    [Fact]
    public void UnsignedSeed_WholeRange_IsBound()
    {
        Assert.Equal(ulong.MaxValue, Parse(Minimal + "seed: 18446744073709551615\n").Seed);
        Assert.Contains("whole number of 0 or more", Problem(Minimal + "seed: -1\n"));
        Assert.Contains("whole number", Problem(Minimal + "seed: 18446744073709551616\n"));
    }

    [Theory]
    [InlineData("learning_rate: 0", "'alpha.learning_rate' is 0, expected a number in (0, 1]")]
    [InlineData("learning_rate: -1e-3", "expected a number in (0, 1]")]
    [InlineData("learning_rate: .inf", "expected a number in (0, 1]")]
    [InlineData("learning_rate: fast", "'alpha.learning_rate' is 'fast', expected a number in (0, 1]")]
    [InlineData("batch_size: 0", "expected a whole number in [1, 1000000]")]
    [InlineData("mode: very_fanci", "expected one of plain, very_fancy; did you mean 'very_fancy'?")]
    [InlineData("mode: 1", "expected one of plain, very_fancy")]
    [InlineData("activation: tahn", "expected one of tanh, relu; did you mean 'tanh'?")]
    [InlineData("anneal: yes", "'alpha.anneal' is 'yes', expected true or false")]
    [InlineData("note: 5", "expected a text; put it in quotes: \"5\"")]
    [InlineData("nested: 5", "expected a section with the keys depth, name")]
    [InlineData("nested: {depth: 11}", "'alpha.nested.depth' is 11, expected a whole number in [0, 10]")]
    [InlineData("hidden: 64", "'alpha.hidden' is '64', expected a list")]
    [InlineData("hidden: [64, 0]", "'alpha.hidden[1]' is 0")]
    [InlineData("hidden: [64, x]", "'alpha.hidden[1]' is 'x'")]
    [InlineData("hidden: [64, null]", "'alpha.hidden[1]' is empty")]
    [InlineData("stages: [{dept: 1}]", "unknown key 'dept' in 'alpha.stages[0]'; did you mean 'depth'?")]
    [InlineData("gain: 1e39", "'alpha.gain' is '1e39', expected a number")]
    public void Value_Wrong_IsRefusedWithWhatWasExpected(string line, string expected)
    {
        string problem = Problem(Minimal + "alpha:\n  " + line + "\n");
        Assert.Contains(expected, problem);
        Assert.StartsWith("x.yaml:5:", problem);
    }

    [Fact]
    public void Null_WhereAllowed_IsTheDefaultOfNothing()
    {
        Assert.Null(Alpha(Minimal + "alpha: {target_kl: null, note: ~}\n").TargetKl);
        Assert.Contains("'alpha.batch_size' is empty", Problem(Minimal + "alpha: {batch_size: null}\n"));
    }

    [Fact]
    public void Problems_AllKinds_AreReportedAtOnce()
    {
        IReadOnlyList<ConfigProblem> problems = Problems("""
            environment:
              idd: test/one
            learner: alpha
            learner: beta
            total_steps: many
            seeds: 3
            alpha:
              learning_rat: 1e-3
              batch_size: -4
            """);
        string[] texts = [.. problems.Select(p => p.ToString())];
        Assert.Contains("x.yaml:4:1: duplicate key 'learner'; it is written first at x.yaml:3:1; remove one", texts);
        Assert.Contains("x.yaml:2:3: unknown key 'idd' in 'environment'; did you mean 'id'?", texts);
        Assert.Contains(texts, t => t.StartsWith("x.yaml:2:3: missing key 'environment.id'", StringComparison.Ordinal));
        Assert.Contains(texts, t => t.StartsWith("x.yaml:5:14: 'total_steps' is 'many', expected a whole number", StringComparison.Ordinal));
        Assert.Contains("x.yaml:6:1: unknown key 'seeds'; did you mean 'seed'?", texts);
        Assert.Contains("x.yaml:8:3: unknown key 'learning_rat' in 'alpha'; did you mean 'learning_rate'?", texts);
        Assert.Contains(texts, t => t.StartsWith("x.yaml:9:15: 'alpha.batch_size' is -4, expected", StringComparison.Ordinal));
        Assert.Equal(7, texts.Length);
    }

    [Fact]
    public void Missing_RequiredKeys_AreNamed()
    {
        string[] keys = [.. Problems("seed: 1\n").Select(p => p.Key)];
        Assert.Equal(["environment", "learner", "total_steps"], keys);
    }

    [Fact]
    public void Learner_Unknown_IsRefusedWithNearMiss()
    {
        string problem = Problem("environment: {id: a/b}\nlearner: alhpa\ntotal_steps: 5\n");
        Assert.Equal("x.yaml:2:10: there is no learner 'alhpa', expected one of alpha, beta; did you mean 'alpha'?", problem);
    }

    [Fact]
    public void LearnerSection_Selected_IsRequiredWhereItHasRequiredKeys() =>
        Assert.Contains("missing key 'beta.temperature': It has no default.", Problem("environment: {id: a/b}\nlearner: beta\ntotal_steps: 5\n"));

    [Fact]
    public void LearnerSection_NotSelected_IsCheckedAndDropped()
    {
        Assert.IsType<AlphaConfig>(Parse(Minimal + "beta: {temperature: 1}\n").LearnerSection);
        Assert.Contains("unknown key 'temp' in 'beta'", string.Join('\n', Problems(Minimal + "beta: {temp: 1}\n")));
    }

    [Fact]
    public void Checks_AcrossKeys_PointToTheKey()
    {
        Assert.Equal(
            "x.yaml:5:16: 'alpha.minibatches': 64 rows do not split into 5 minibatches; choose a divisor",
            Problem(Minimal + "alpha:\n  minibatches: 5\n"));
    }

    [Fact]
    public void Environment_NotRegistered_IsRefusedWithNearMiss()
    {
        ConfigException error = Assert.Throws<ConfigException>(() =>
            ConfigLoader.ParseExperiment(Minimal.Replace("test/one", "half_cheetah-v5"), "x.yaml", Catalog, null, ["locomotion/half-cheetah-v4", "locomotion/half-cheetah-v5"]));
        Assert.StartsWith("x.yaml:1:19: there is no environment 'half_cheetah-v5'; did you mean 'locomotion/half-cheetah-v5'?", error.Message);
    }

    [Fact]
    public void Catalog_BadOrTakenName_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => new LearnerCatalog().Add<AlphaConfig>("Alpha"));
        Assert.Throws<ArgumentException>(() => new LearnerCatalog().Add<AlphaConfig>("a").Add<BetaConfig>("a"));
    }
}
