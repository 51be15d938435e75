using RoboIrl.Core.RewardPrograms;
using Xunit;

namespace RoboIrl.Core.Tests.RewardPrograms;

public sealed class RewardTermsTests
{
    [Fact]
    public void Add_SeveralTerms_FillsTheirColumnsAndTheTotal()
    {
        RewardTerms terms = new(["reach", "open", "calm"]);

        terms.Add("open", 2);
        terms.Add("calm", -0.5);
        terms.Add("open", 1);

        Assert.Equal([0, 3, -0.5], terms.Values.ToArray());
        Assert.Equal(2.5, terms.Total);
    }

    [Fact]
    public void Add_ANameThatIsNoLiteral_FindsItsColumn()
    {
        RewardTerms terms = new(["reach", "open"]);

        terms.Add(string.Concat("op", "en".AsSpan()), 4);

        Assert.Equal([0, 4], terms.Values.ToArray());
    }

    [Fact]
    public void Clear_AfterAStep_LeavesNothing()
    {
        RewardTerms terms = new(["reach"]);
        terms.Add("reach", 1);

        terms.Clear();

        Assert.Equal([0], terms.Values.ToArray());
        Assert.Equal(0, terms.Total);
    }

    [Fact]
    public void Add_AnUnknownName_NamesTheKnownOnes()
    {
        RewardTerms terms = new(["reach", "open"]);

        ArgumentException refused = Assert.Throws<ArgumentException>(() => terms.Add("grasp", 1));

        Assert.Contains("grasp", refused.Message, StringComparison.Ordinal);
        Assert.Contains("reach, open", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Reach")]
    [InlineData("1st")]
    [InlineData("a b")]
    [InlineData("a/b")]
    [InlineData("_a")]
    [InlineData("a_name_of_more_than_thirty_two_chars")]
    public void Constructor_AMalformedName_IsRefused(string name) => Assert.Throws<ArgumentException>(() => new RewardTerms([name]));

    [Fact]
    public void Constructor_ANameTwiceOrTooMany_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => new RewardTerms(["a", "a"]));
        Assert.Throws<ArgumentException>(() => new RewardTerms([.. Enumerable.Range(0, RewardContract.MostTerms + 1).Select(static i => $"t{i}")]));
    }

    [Fact]
    public void Add_ManySteps_AllocatesNothing()
    {
        RewardTerms terms = new(["reach", "open", "calm"]);
        Step(terms);
        long before = GC.GetAllocatedBytesForCurrentThread();

        for (int i = 0; i < 1_000; i++)
        {
            Step(terms);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static void Step(RewardTerms terms)
    {
        terms.Clear();
        terms.Add("reach", 1);
        terms.Add("calm", 2);
        terms.Add("open", 3);
    }
}
