using TorchSharp;
using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace RoboIrl.Torch.Tests.Modules;

[Collection(SerialCollection.Name)]
public sealed class StateTests
{
    private static Sequential Network() => Sequential(("fc", Linear(3, 2)), ("norm", BatchNorm1d(2)));

    private static byte[] Save(nn.Module module)
    {
        using MemoryStream stream = new();
        module.save(stream);
        return stream.ToArray();
    }

    [Fact]
    public void SaveThenLoad_AnotherNetwork_HasTheSameBytes()
    {
        using Sequential a = Network();
        using Sequential b = Network();
        byte[] saved = Save(a);
        Assert.NotEqual(saved, Save(b));
        Dictionary<string, bool> loaded = [];
        b.load(new MemoryStream(saved), loadedParameters: loaded);
        Assert.Equal(saved, Save(b));
        Assert.Equal(a.state_dict().Keys, loaded.Keys);
        Assert.All(loaded.Values, Assert.True);
    }

    [Fact]
    public void Save_OneParameter_HasTorchSharpsLayout()
    {
        using Linear linear = Linear(2, 1, hasBias: false);
        init.constant_(linear.weight, 1.5);

        // Count 1; name of 6 bytes; Float32 is code 6; two dimensions 1 and 2; then two little-endian floats.
        byte[] expected = [1, 6, .. "weight"u8, 6, 2, 1, 2, 0, 0, 0xC0, 0x3F, 0, 0, 0xC0, 0x3F];
        Assert.Equal(expected, Save(linear));
    }

    [Fact]
    public void Save_LongDimension_UsesLeb128()
    {
        using Linear linear = Linear(300, 1, hasBias: false);
        byte[] saved = Save(linear);
        Assert.Equal([6, 2, 1, 0xAC, 0x02], saved[8..13]);
        Assert.Equal(13 + (300 * 4), saved.Length);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(20)]
    [InlineData(60)]
    public void Load_TruncatedFile_ThrowsAndChangesNothing(int length)
    {
        using Sequential source = Network();
        using Sequential target = Network();
        byte[] before = Save(target);
        byte[] cut = Save(source)[..length];
        Assert.Throws<InvalidDataException>(() => target.load(new MemoryStream(cut)));
        Assert.Equal(before, Save(target));
    }

    [Fact]
    public void Load_HugeSizes_AreRefusedBeforeAllocation()
    {
        using Linear linear = Linear(2, 1, hasBias: false);
        byte[] hostile = [1, 6, .. "weight"u8, 6, 2, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F, 2];
        ArgumentException error = Assert.Throws<ArgumentException>(() => linear.load(new MemoryStream(hostile)));
        Assert.Contains("weight", error.Message, StringComparison.Ordinal);
        byte[] type = [1, 6, .. "weight"u8, 120, 2, 1, 2];
        Assert.Throws<InvalidDataException>(() => linear.load(new MemoryStream(type)));
    }

    [Fact]
    public void Load_OtherNetwork_StrictThrowsAndLooseLoadsWhatFits()
    {
        using Sequential source = Network();
        using Sequential target = Sequential(("fc", Linear(3, 2)), ("other", Linear(2, 2)));
        byte[] saved = Save(source);
        Assert.Throws<ArgumentException>(() => target.load(new MemoryStream(saved)));
        Dictionary<string, bool> loaded = [];
        target.load(new MemoryStream(saved), strict: false, loadedParameters: loaded);
        Assert.True(loaded["fc.weight"]);
        Assert.False(loaded["other.weight"]);
        Numbers.Close(source.get_parameter("fc.weight")!, target.get_parameter("fc.weight")!);
    }

    [Fact]
    public void LoadStateDict_MissingAndUnknownNames_AreReportedOrRefused()
    {
        using Sequential source = Network();
        using Sequential target = Sequential(("fc", Linear(3, 2)), ("other", Linear(2, 2)));
        Assert.Throws<InvalidOperationException>(() => target.load_state_dict(source.state_dict()));
        (IList<string> missing, IList<string> unknown) = target.load_state_dict(source.state_dict(), strict: false);
        Assert.Equal(["other.weight", "other.bias"], missing);
        Assert.Equal(5, unknown.Count);
        Assert.Contains("norm.running_mean", unknown);
    }

    [Fact]
    public void LoadStateDict_OtherShape_ThrowsWithTheName()
    {
        using Linear source = Linear(3, 2);
        using Linear target = Linear(4, 2);
        ArgumentException error = Assert.Throws<ArgumentException>(() => target.load_state_dict(source.state_dict()));
        Assert.Contains("weight", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Save_Skip_LeavesTheNameOut()
    {
        using Linear linear = Linear(2, 1);
        using MemoryStream stream = new();
        linear.save(stream, skip: ["bias"]);
        Assert.Equal(1, stream.ToArray()[0]);
        using Linear other = Linear(2, 1);
        double[] bias = Numbers.Of(other.bias!);
        stream.Position = 0;
        other.load(stream, skip: ["bias"]);
        Numbers.Close(bias, other.bias!);
        Numbers.Close(linear.weight, other.weight);
    }
}
