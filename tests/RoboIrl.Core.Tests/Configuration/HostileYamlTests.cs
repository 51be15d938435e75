using System.Diagnostics;
using System.Text;
using RoboIrl.Core.Configuration;
using RoboIrl.Core.Randomness;
using Xunit;

namespace RoboIrl.Core.Tests.Configuration;

public sealed class HostileYamlTests
{
    public static TheoryData<string, string> Attacks()
    {
        StringBuilder bomb = new("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 10; i++)
        {
            bomb.Append($"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 9))}]\n");
        }

        return new()
        {
            { bomb.ToString(), "aliases" },
            { "a: " + new string('[', 5_000), "nested more than" },
            { string.Concat(Enumerable.Range(0, 500).Select(i => new string(' ', i) + "a:\n")), "nested more than" },
            { string.Concat(Enumerable.Repeat("- ", 20_000)), "nested more than" },
            { string.Concat(Enumerable.Repeat("? ", 20_000)), "nested more than" },
            { new string('a', 300_000), "characters" },
            { "a: [" + string.Concat(Enumerable.Repeat("1,", 30_000)) + "]", "values" },
            { "a: &x [*x]\n", "has no anchor before it" },
            { "a: !!System.IO.FileInfo x\n", "the tag" },
            { "a: !exec 'rm'\n", "the tag" },
            { "a: 1\n---\nb: 2\n", "a second document" },
            { "a: [1\nb: 2\n", "not valid YAML" },
            { "seed:\n\t- 1\n", "not valid YAML" },
            { "a: *b\n", "has no anchor" },
            { "? [a, b]\n: c\n", "a key is a name" },
            { "<<: {seed: 2}\n", "merge keys are not supported" },
            { "%YAML 9.9\n---\na: 1\n", "" },
            { "\0\u0001", "" },
        };
    }

    [Theory]
    [MemberData(nameof(Attacks))]
    public void Parse_Attack_IsRefusedQuickly(string text, string expected)
    {
        Stopwatch clock = Stopwatch.StartNew();
        ConfigException error = Assert.Throws<ConfigException>(() => Samples.Parse(text));
        Assert.Contains(expected, error.Message);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"It took {clock.Elapsed}.");
        Assert.True(error.Message.Length < 50_000, $"The message has {error.Message.Length} characters.");
    }

    [Fact]
    public void Aliases_AFew_AreWrittenOut()
    {
        AlphaConfig alpha = Samples.Alpha(Samples.Minimal + "alpha:\n  hidden: &h [5, 6]\n  stages: [&s {depth: 3}, *s]\n");
        Assert.Equal([5, 6], alpha.Hidden);
        Assert.Equal([new AlphaNested { Depth = 3 }, new AlphaNested { Depth = 3 }], alpha.Stages);
    }

    [Fact]
    public void Parse_RandomText_GivesAConfigOrProblems()
    {
        const string pieces = "abz019_:-,.[]{}&*!|>'\"%@`#?~ \n\t\r\\é\u2028<=+/";
        string[] words = ["environment", "learner", "alpha", ": ", "\n", "  ", "- ", "1e6", "seed", "extends", "&a ", "*a", "!!x ", "---\n", "...\n", "|\n", "? ", "\"\\x", "'"];
        Rng rng = new(11);
        for (int trial = 0; trial < 4_000; trial++)
        {
            StringBuilder text = new();
            int length = rng.NextInt(60);
            for (int i = 0; i < length; i++)
            {
                _ = rng.NextInt(2) == 0 ? text.Append(pieces[rng.NextInt(pieces.Length)]) : text.Append(words[rng.NextInt(words.Length)]);
            }

            AssertHandled(text.ToString());
        }
    }

    [Fact]
    public void Parse_MutatedFile_GivesAConfigOrProblems()
    {
        string valid = ConfigWriter.Write(Samples.Parse(Samples.Minimal), comments: true);
        Rng rng = new(12);
        for (int trial = 0; trial < 1_500; trial++)
        {
            char[] text = valid.ToCharArray();
            for (int i = rng.NextInt(4); i >= 0; i--)
            {
                text[rng.NextInt(text.Length)] = (char)rng.NextInt(rng.NextInt(20) == 0 ? 0x10000 : 128);
            }

            AssertHandled(new string(text)[..rng.NextInt(text.Length + 1)]);
        }
    }

    private static void AssertHandled(string text)
    {
        try
        {
            ExperimentConfig config = Samples.Parse(text);
            Assert.NotNull(config.LearnerSection);
            Assert.NotNull(config.Environment.Id);
        }
        catch (ConfigException e)
        {
            Assert.NotEmpty(e.Problems);
        }
        catch (Exception e)
        {
            Assert.Fail($"{e.GetType()}: {e.Message} for {System.Text.Json.JsonSerializer.Serialize(text)}\n{e.StackTrace}");
        }
    }
}
