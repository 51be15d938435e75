using RoboIrl.Core.Datasets;
using RoboIrl.Testing;
using Xunit;

namespace RoboIrl.Conversion.Tests;

public sealed class HostileFileTests
{
    [Theory]
    [InlineData("text", "'/observations'", "holds text, expected float32 or float64")]
    [InlineData("variable_text", "'/rewards'", "holds text")]
    [InlineData("compound", "'/actions'", "holds compound")]
    [InlineData("references", "'/rewards'", "holds references")]
    [InlineData("half", "'/rewards'", "another floating-point type")]
    [InlineData("rank3", "'/observations'", "the shape [27, 5, 1]")]
    [InlineData("rank1", "'/observations'", "the shape [27], expected rows x")]
    [InlineData("scalar", "'/rewards'", "the shape [], expected one number per row")]
    [InlineData("null", "'/rewards'", "has no shape")]
    [InlineData("huge", "'/observations'", "claims 1099511627776 x 5 numbers of 4 bytes")]
    [InlineData("huge_width", "'/observations'", "claims 27 x 1125899906842624 numbers")]
    [InlineData("huge_contiguous", "'/observations'", "claims 1099511627776 x 5 numbers")]
    [InlineData("huge_chunk", "'/observations'", "has chunks of 2684354560 bytes, expected at most 268435456")]
    [InlineData("unequal", "'/actions'", "has 26 rows")]
    [InlineData("nan", "'/rewards'", "holds NaN in row 5")]
    [InlineData("overflow", "'/observations'", "holds 1E+300 in row 0, element 0")]
    [InlineData("flag", "'/terminals'", "holds 2 in row 0, expected 0 or 1")]
    [InlineData("soft_link", "'/rewards'", "is a soft link")]
    [InlineData("soft_loop", "'/rewards'", "is a soft link")]
    [InlineData("external_link", "'/rewards'", "is an external link")]
    [InlineData("external_storage", "'/rewards'", "are in other files")]
    [InlineData("virtual", "'/rewards'", "are in other files")]
    [InlineData("filter", "'/rewards'", "is packed with filter 32000")]
    [InlineData("hard_loop", "'/rewards'", "is a group, expected a dataset")]
    [InlineData("named_type", "'/rewards'", "is a named type, expected a dataset")]
    [InlineData("infos_link", "'/infos/other'", "is an external link")]
    [InlineData("missing", "'/rewards'", "There is no")]
    [InlineData("endless", "'/terminals'", "no episode is finished")]
    [InlineData("long_infos", "'/terminals'", "an episode of 140000 rows of 1000 numbers is too long to be held")]
    public void Import_HostileFile_IsRefusedByNameAndLeavesNothing(string kind, string path, string expected)
    {
        using TempFolder folder = new();
        string file = folder.At("d.hdf5");
        H5py.Run("hostile", kind, file);
        DatasetException e = Assert.Throws<DatasetException>(() => DatasetConverter.Import(file, folder.At("ours"), new ImportOptions()));
        Assert.Contains(expected, e.Message, StringComparison.Ordinal);
        Assert.Contains(path, e.Message, StringComparison.Ordinal);
        Assert.Contains($"'{file}'", e.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(folder.Path));
    }

    [Fact]
    public void Import_NoFileOrAnother_SaysWhatItIs()
    {
        using TempFolder folder = new();
        Assert.Contains("There is no file", Refusal(folder.At("none.hdf5")), StringComparison.Ordinal);
        Assert.Contains("There is no file", Refusal(folder.Path), StringComparison.Ordinal);
        Assert.Contains("There is no file", Refusal("/dev/zero"), StringComparison.Ordinal);
        Assert.Contains("cannot be read: HDF5 says: ", Refusal(folder.Write("text.hdf5", "this is text")), StringComparison.Ordinal);

        string Refusal(string path) =>
            Assert.Throws<DatasetException>(() => DatasetConverter.Import(path, folder.At("ours"), new ImportOptions())).Message;
    }

    [Fact]
    public void Import_CutFile_SaysSo()
    {
        using TempFolder folder = new();
        H5py.Run("d4rl", "float32", folder.At("whole.hdf5"));
        byte[] bytes = File.ReadAllBytes(folder.At("whole.hdf5"));
        File.WriteAllBytes(folder.At("cut.hdf5"), bytes[..(bytes.Length / 2)]);
        DatasetException e = Assert.Throws<DatasetException>(() => DatasetConverter.Import(folder.At("cut.hdf5"), folder.At("ours"), new ImportOptions()));
        Assert.Contains("truncated file", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Import_MinariEpisodeWithTooManyInfos_IsRefused()
    {
        using TempFolder folder = new();
        H5py.Run("minari", "long_infos", folder.At("m"));
        DatasetException e = Assert.Throws<DatasetException>(() => DatasetConverter.Import(folder.At("m"), folder.At("ours"), new ImportOptions()));
        Assert.Contains("an episode of 140001 rows of 1000 numbers is too long to be held", e.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.At("ours")));
    }

    [Fact]
    public void Translating_NoMemory_SaysWhatToDo()
    {
        DatasetException e = Assert.Throws<DatasetException>(() => DatasetConverter.Translating(static () => GC.KeepAlive(new long[int.MaxValue])));
        Assert.Contains("more memory than there is", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("episode_1/actions", 0, "has 0 rows, expected 1 to 2147483646")]
    [InlineData("episode_1/actions", 3, "has 2 rows, expected 4")]
    [InlineData("episode_2/rewards", 11, "/episode_2/")]
    [InlineData("episode_0/observations", 7, "expected 8")]
    [InlineData("episode_3/truncations", 9, "/episode_3/")]
    public void Import_MinariWithUnequalRows_NamesTheEpisode(string dataset, int rows, string expected)
    {
        using TempFolder folder = new();
        H5py.Run("minari", "float32", folder.At("m"));
        H5py.Run("resize", folder.At("m", "data", "main_data.hdf5"), dataset, rows.ToString(System.Globalization.CultureInfo.InvariantCulture));
        DatasetException e = Assert.Throws<DatasetException>(() => DatasetConverter.Import(folder.At("m"), folder.At("ours"), new ImportOptions()));
        Assert.Contains(expected, e.Message, StringComparison.Ordinal);
        Assert.Contains("/" + dataset.Split('/')[0], e.Message, StringComparison.Ordinal);
    }
}
