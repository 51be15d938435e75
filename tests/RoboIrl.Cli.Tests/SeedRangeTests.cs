using RoboIrl.Cli.Running;
using Xunit;

namespace RoboIrl.Cli.Tests;

public sealed class SeedRangeTests
{
    [Theory]
    [InlineData("3", new ulong[] { 3 })]
    [InlineData("1..4", new ulong[] { 1, 2, 3, 4 })]
    [InlineData("1, 2,7..8", new ulong[] { 1, 2, 7, 8 })]
    [InlineData("18446744073709551614..18446744073709551615", new[] { ulong.MaxValue - 1, ulong.MaxValue })]
    public void Parse_Text_GivesItsSeeds(string text, ulong[] expected) => Assert.Equal(expected, SeedRange.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("5..1")]
    [InlineData("1,,2")]
    [InlineData("1..2..3")]
    [InlineData("1,1")]
    [InlineData("1..1001")]
    [InlineData("18446744073709551616")]
    public void Parse_WrongText_IsRefused(string text) =>
        Assert.Contains("--seed", Assert.Throws<UsageException>(() => SeedRange.Parse(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(new ulong[] { 3 }, "3")]
    [InlineData(new ulong[] { 4, 1, 3, 2 }, "1..4")]
    [InlineData(new ulong[] { 1, 2, 7, 9, 10, 11 }, "1,2,7,9..11")]
    [InlineData(new[] { ulong.MaxValue, ulong.MaxValue - 1 }, "18446744073709551614,18446744073709551615")]
    [InlineData(new ulong[] { }, "")]
    public void Format_Seeds_GivesTheShortestTextThatNamesThem(ulong[] seeds, string expected) => Assert.Equal(expected, SeedRange.Format(seeds));
}
