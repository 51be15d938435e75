using Xunit;

namespace RoboIrl.Reporting.Tests;

public sealed class MarkedSectionTests
{
    [Fact]
    public void Replace_Markers_ChangesWhatStandsBetween()
    {
        const string Before = "# Title\n<!-- results:begin -->\nold\n<!-- results:end -->\nafter\n";
        string once = MarkedSection.Replace(Before, "results", "| a |\n");
        Assert.Equal("# Title\n<!-- results:begin -->\n| a |\n<!-- results:end -->\nafter\n", once);
        Assert.Equal(once, MarkedSection.Replace(once, "results", "| a |"));
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("<!-- results:end --><!-- results:begin -->")]
    public void Replace_WithoutMarkers_SaysWhatToAdd(string document)
    {
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => MarkedSection.Replace(document, "results", "x"));
        Assert.Contains("<!-- results:begin -->", error.Message, StringComparison.Ordinal);
    }
}
