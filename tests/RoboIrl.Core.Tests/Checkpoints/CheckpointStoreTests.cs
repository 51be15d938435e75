using RoboIrl.Core.Checkpoints;
using RoboIrl.Core.Randomness;
using RoboIrl.Testing;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Xunit;

namespace RoboIrl.Core.Tests.Checkpoints;

public sealed class CheckpointStoreTests
{
    private static CheckpointStore Store(TempFolder folder, ILogger? log = null, int keep = 3) =>
        new(folder.At("checkpoints"), keep, log ?? Logger.None, new CheckpointFiles(), largeTensorBytes: 4_096);

    [Fact]
    public void Save_ThenLatest_GivesEveryBitBack()
    {
        using TempFolder folder = new();
        CheckpointStore store = Store(folder);
        Assert.Null(store.Latest());
        string path = store.Save(1_000_000, SampleState.At(1_000_000));
        Assert.Equal("step-000001000000", Path.GetFileName(path));
        Assert.Equal(
            ["manifest.json", "tensor-buffer.safetensors", "tensors.safetensors", "values.json"],
            Directory.GetFiles(path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        using Checkpoint? latest = store.Latest();
        SampleState.AssertIs(1_000_000, latest!);
    }

    [Fact]
    public void Save_SameState_GivesSameBytes()
    {
        using TempFolder one = new();
        using TempFolder two = new();
        Store(one).Save(7, SampleState.At(7));
        Store(two).Save(7, SampleState.At(7));
        Assert.Equal(SpanHash.OfFolder(one.Path), SpanHash.OfFolder(two.Path));
        Store(one).Save(7, SampleState.At(7));
        Assert.Equal(SpanHash.OfFolder(one.Path), SpanHash.OfFolder(two.Path));
    }

    [Fact]
    public void Save_MoreThanKept_RemovesTheOldest()
    {
        using TempFolder folder = new();
        CheckpointStore store = Store(folder, keep: 2);
        for (int step = 1; step <= 5; step++)
        {
            store.Save(step * 100, SampleState.At(step));
        }

        Assert.Equal([400, 500], store.Steps());
        Assert.Equal(2, Directory.GetFileSystemEntries(store.Folder).Length);
    }

    [Fact]
    public void Save_BehindALaterOne_KeepsWhatWasSaved()
    {
        using TempFolder folder = new();
        CheckpointStore store = Store(folder, keep: 1);
        store.Save(900, SampleState.At(900));
        store.Save(100, SampleState.At(100));
        Assert.Equal([100, 900], store.Steps());
        store.ContinueFrom(100);
        Assert.Equal([100], store.Steps());
    }

    [Fact]
    public void Latest_AnyBitFlippedInAnyFile_SkipsToThePreviousWithAWarning()
    {
        using TempFolder folder = new();
        LogList log = new();
        CheckpointStore store = Store(folder, log.Logger);
        store.Save(1, SampleState.At(1));
        string newest = store.Save(2, SampleState.At(2));
        Rng rng = new(3);
        foreach (string file in Directory.GetFiles(newest))
        {
            byte[] good = File.ReadAllBytes(file);
            for (int trial = 0; trial < 60; trial++)
            {
                byte[] bad = (byte[])good.Clone();
                bad[rng.NextInt(bad.Length)] ^= (byte)(1 << rng.NextInt(8));
                File.WriteAllBytes(file, trial % 3 == 0 ? good[..rng.NextInt(good.Length)] : bad);
                using Checkpoint? latest = store.Latest();
                SampleState.AssertIs(1, latest!);
            }

            File.WriteAllBytes(file, good);
        }

        using Checkpoint? restored = store.Latest();
        SampleState.AssertIs(2, restored!);
        Assert.All(log.Events, e => Assert.Equal(LogEventLevel.Warning, e.Level));
        Assert.Equal(4 * 60, log.Events.Count);
    }

    [Fact]
    public void Open_Damaged_NamesTheFileAndOffersTheNewestValid()
    {
        using TempFolder folder = new();
        CheckpointStore store = Store(folder);
        string first = store.Save(1, SampleState.At(1));
        string second = store.Save(2, SampleState.At(2));
        string third = store.Save(3, SampleState.At(3));
        using (FileStream stream = File.OpenWrite(Path.Combine(third, "tensors.safetensors")))
        {
            stream.SetLength(stream.Length - 1);
        }

        string message = Assert.Throws<CheckpointException>(() => store.Open(3)).Message;
        Assert.Contains("tensors.safetensors' has", message);
        Assert.Contains("it is truncated or was changed", message);
        Assert.Contains($"The newest valid one is '{second}'", message);

        File.Delete(Path.Combine(second, "values.json"));
        Directory.Delete(first, recursive: true);
        message = Assert.Throws<CheckpointException>(() => store.Open(3)).Message;
        Assert.Contains("No other checkpoint of this run is valid", message);
        Assert.Contains("All 2 checkpoints", Assert.Throws<CheckpointException>(() => store.Latest()).Message);
        Assert.Contains("There is no checkpoint folder", Assert.Throws<CheckpointException>(() => store.Open(77)).Message);
    }

    [Fact]
    public void Open_RenamedFolder_IsRefused()
    {
        using TempFolder folder = new();
        CheckpointStore store = Store(folder);
        Directory.Move(store.Save(1, SampleState.At(1)), Path.Combine(store.Folder, CheckpointStore.NameOf(9)));
        Assert.Contains("says it is of step 1", Assert.Throws<CheckpointException>(() => store.Open(9)).Message);
    }

    [Fact]
    public void Reader_WrongNameTypeOrLength_IsRefusedByName()
    {
        using TempFolder folder = new();
        using Checkpoint checkpoint = Checkpoint.Open(Store(folder).Save(1, SampleState.At(1)));
        ICheckpointReader policy = checkpoint.Reader.Section("policy");
        string Message(Action action) => Assert.Throws<CheckpointException>(action).Message;
        Assert.Contains("no tensor 'policy.weight'; did you mean 'policy.weights'?", Message(() => policy.Tensor("weight", new float[12].AsSpan())));
        Assert.Contains("is F32 [3, 4], expected 11 elements of F32", Message(() => policy.Tensor("weights", new float[11].AsSpan())));
        Assert.Contains("expected 12 elements of I32", Message(() => policy.Tensor("weights", new int[12].AsSpan())));
        Assert.Contains("no value 'policy.step'", Message(() => policy.Int64("step")));
        Assert.Contains("is of type Rng, expected Int64", Message(() => policy.Int64("rng")));
        Assert.Contains("no tensor 'policy.none'", Message(() => policy.Shape("none")));
    }

    [Fact]
    public void Writer_BadEntries_AreRefusedAndLeaveNothing()
    {
        using TempFolder folder = new();
        CheckpointStore store = Store(folder);
        store.Save(1, SampleState.At(1));
        Assert.Throws<ArgumentException>(() => store.Save(2, new Saving(w => { w.Value("a", 1L); w.Value("a", 2L); })));
        Assert.Throws<ArgumentException>(() => store.Save(2, new Saving(w => w.Value("../a", 1L))));
        Assert.Throws<ArgumentException>(() => store.Save(2, new Saving(w => w.Tensor<float>("a", [3], [1f, 2f]))));
        Assert.Throws<ArgumentException>(() => store.Save(2, new Saving(w => w.Tensor<short>("a", [1], [1]))));
        Assert.Equal([1], store.Steps());
        Assert.Single(Directory.GetFileSystemEntries(store.Folder));
    }

    [Fact]
    public void Values_Golden_StaysReadable()
    {
        using TempFolder folder = new();
        string path = Store(folder).Save(3, new Saving(w =>
        {
            w.Value("b", double.NegativeInfinity);
            w.Value("a", -5L);
            w.Value("c", "x\"y");
            w.Value("d", Rng.FromState((1, 2, 3, 4)));
            w.Tensor<byte>("t", [2], [7, 8]);
        }));
        Assert.Equal(
            """
            {
              "a": {
                "int64": -5
              },
              "b": {
                "double": "fff0000000000000",
                "reads": "-Infinity"
              },
              "c": {
                "text": "x\u0022y"
              },
              "d": {
                "rng": "0000000000000001 0000000000000002 0000000000000003 0000000000000004"
              }
            }

            """,
            File.ReadAllText(Path.Combine(path, "values.json")));
        Assert.Equal(
            "\u0038\0\0\0\0\0\0\0{\"t\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[0,2]}}   \u0007\u0008",
            System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(Path.Combine(path, "tensors.safetensors"))));
    }

    private sealed class Saving(Action<ICheckpointWriter> save) : ICheckpointable
    {
        public void Save(ICheckpointWriter writer) => save(writer);

        public void Load(ICheckpointReader reader) => throw new NotSupportedException();
    }
}

internal sealed class LogList : ILogEventSink
{
    public LogList() => Logger = new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.Sink(this).CreateLogger();

    public Logger Logger { get; }

    public List<LogEvent> Events { get; } = [];

    public void Emit(LogEvent logEvent) => Events.Add(logEvent);
}
