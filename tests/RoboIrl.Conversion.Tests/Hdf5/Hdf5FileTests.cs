using RoboIrl.Hdf5;
using RoboIrl.Testing;
using Xunit;

namespace RoboIrl.Conversion.Tests.Hdf5;

public sealed class Hdf5FileTests
{
    [Fact]
    public void Dataset_AfterItsFileIsClosed_IsAnErrorAndNoCrash()
    {
        using TempFolder folder = new();
        Hdf5Dataset dataset;
        using (Hdf5File file = Sample(folder.At("a.hdf5"), 10))
        {
            dataset = file.Root.OpenDataset("x");
        }

        Assert.Throws<Hdf5Exception>(() => dataset.Read(0, new double[4].AsSpan()));
        dataset.Dispose();
        dataset.Dispose();
        Assert.Throws<ObjectDisposedException>(() => dataset.Read(0, new double[4].AsSpan()));
    }

    [Fact]
    public void Read_SeveralThreads_GetTheirOwnRows()
    {
        using TempFolder folder = new();
        const int Rows = 20_000;
        using Hdf5File a = Sample(folder.At("a.hdf5"), Rows), b = Sample(folder.At("b.hdf5"), Rows);
        Parallel.For(0, 8, thread =>
        {
            using Hdf5Dataset dataset = (thread % 2 == 0 ? a : b).Root.OpenDataset("x");
            double[] row = new double[2];
            for (int i = thread; i < Rows; i += 97)
            {
                dataset.Read(i, row.AsSpan());
                Assert.Equal([2 * i, (2 * i) + 1], row);
            }
        });
    }

    [Fact]
    public void Read_BeyondTheRowsOrOfAnotherType_IsRefused()
    {
        using TempFolder folder = new();
        using Hdf5File file = Sample(folder.At("a.hdf5"), 10);
        using Hdf5Dataset dataset = file.Root.OpenDataset("x");
        Assert.Throws<ArgumentOutOfRangeException>(() => dataset.Read(9, new double[4].AsSpan()));
        Assert.Throws<ArgumentOutOfRangeException>(() => dataset.Read(-1, new double[2].AsSpan()));
        Assert.Throws<ArgumentOutOfRangeException>(() => dataset.Read(0, new double[3].AsSpan()));
        Assert.Contains("holds float64", Assert.Throws<Hdf5Exception>(() => dataset.Read(0, new float[2].AsSpan())).Message, StringComparison.Ordinal); // would round
        Assert.Throws<ArgumentException>(() => file.Root.OpenDataset("a/b"));
    }

    [Fact]
    public void Create_ExistingFile_IsRefusedWithTheLibrarysReason()
    {
        using TempFolder folder = new();
        Sample(folder.At("a.hdf5"), 1).Dispose();
        Hdf5Exception e = Assert.Throws<Hdf5Exception>(() => Hdf5File.Create(folder.At("a.hdf5")));
        Assert.Matches("^The file '.*a.hdf5' cannot be made: HDF5 says: .*file", e.Message);
    }

    [Fact]
    public void Attributes_AndNames_AreReadBack()
    {
        using TempFolder folder = new();
        using (Hdf5File file = Hdf5File.Create(folder.At("a.hdf5")))
        {
            using Hdf5Group group = file.Root.CreateGroup("g");
            group.SetAttribute("seed", ulong.MaxValue);
            group.SetAttribute("mean", 0.5);
            group.SetAttribute("minus", -1L);
            group.SetAttribute("zero", 0L);
            group.WriteText("name", "hopper");
            file.Close();
        }

        using Hdf5File read = Hdf5File.Open(folder.At("a.hdf5"));
        using Hdf5Group found = read.Root.OpenGroup("g");
        Assert.Equal((ulong.MaxValue, null, null), (found.ReadAttribute("seed"), found.ReadAttribute("mean"), found.ReadAttribute("none")));
        Assert.Equal((null, 0ul), (found.ReadAttribute("minus"), found.ReadAttribute("zero")));
        Assert.Equal(["name"], found.Names());
        Assert.Equal((Hdf5Node.Group, Hdf5Node.None), (read.Root.NodeOf("g"), read.Root.NodeOf("h")));
    }

    /// <summary>A file with <c>x</c>, rows of 2 i and 2 i + 1.</summary>
    private static Hdf5File Sample(string path, int rows)
    {
        Hdf5File file = Hdf5File.Create(path);
        using Hdf5Dataset dataset = file.Root.CreateDataset("x", Hdf5Element.Float64, [rows, 2], compressed: true);
        dataset.Append<double>([.. Enumerable.Range(0, 2 * rows).Select(static i => (double)i)]);
        return file;
    }
}
