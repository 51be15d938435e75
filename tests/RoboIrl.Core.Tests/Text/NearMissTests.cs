using RoboIrl.Core.Randomness;
using RoboIrl.Core.Text;
using Xunit;

namespace RoboIrl.Core.Tests.Text;

public sealed class NearMissTests
{
    private static readonly string[] Known =
        ["learning_rate", "batch_size", "seed", "locomotion/half-cheetah-v4", "locomotion/half-cheetah-v5", "locomotion/hopper-v5"];

    [Theory]
    [InlineData("learning_rat", "learning_rate")]
    [InlineData("learnign_rate", "learning_rate")]
    [InlineData("Learning-Rate", "learning_rate")]
    [InlineData("sed", "seed")]
    [InlineData("hopper", "locomotion/hopper-v5")]
    [InlineData("half_cheetah", "locomotion/half-cheetah-v5")]
    [InlineData("locomotion/half-cheetah-v6", "locomotion/half-cheetah-v4")]
    [InlineData("momentum", null)]
    [InlineData("x", null)]
    [InlineData("", null)]
    public void Suggest_Mistyped_FindsWhatWasMeant(string given, string? expected) => Assert.Equal(expected, NearMiss.Suggest(given, Known));

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("", "abc", 3)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("ab", "ba", 1)]
    [InlineData("flaw", "lawn", 2)]
    public void Distance_KnownPairs_Match(string a, string b, int expected)
    {
        Assert.Equal(expected, NearMiss.Distance(a, b));
        Assert.Equal(expected, NearMiss.Distance(b, a));
    }

    [Fact]
    public void Suggest_VeryLongInput_IsQuicklyNothing() => Assert.Null(NearMiss.Suggest(new string('a', 1_000_000), Known));

    [Fact]
    public void Distance_OneEdit_IsAtMostOne()
    {
        Rng rng = new(2);
        for (int trial = 0; trial < 1_000; trial++)
        {
            string word = new([.. Enumerable.Range(0, 1 + rng.NextInt(12)).Select(_ => (char)('a' + rng.NextInt(4)))]);
            int at = rng.NextInt(word.Length);
            Assert.Equal(1, NearMiss.Distance(word, word.Remove(at, 1)));
            Assert.InRange(NearMiss.Distance(word, word.Remove(at, 1).Insert(at, "z")), 1, 1);
        }
    }
}
