using RoboIrl.Core.Checkpoints;
using RoboIrl.Core.Randomness;
using RoboIrl.Testing;
using Serilog.Core;
using Xunit;

namespace RoboIrl.Core.Tests.Checkpoints;

/// <summary>Death and a full disk at every moment of saving.</summary>
public sealed class CheckpointSafetyTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Save_FailsAtAnyOperation_LeavesThePreviousValid(bool dies)
    {
        int operations = 0;
        for (int failing = 0; failing <= operations; failing++)
        {
            using TempFolder folder = new();
            string path = folder.At("checkpoints");
            Store(path, new CheckpointFiles()).Save(1, SampleState.At(1));
            FailingFiles files = new(failing, dies);
            Exception? error = Record.Exception(() => Store(path, files).Save(2, SampleState.At(2)));
            operations = Math.Max(operations, files.Operations);

            CheckpointStore store = Store(path, new CheckpointFiles());
            using (Checkpoint latest = store.Latest()!)
            {
                // Once the folder has its name the new one counts, whatever failed afterwards.
                SampleState.AssertIs(store.Steps().Contains(2) ? 2 : 1, latest);
                Assert.Contains(1, store.Steps());
            }

            if (error is not null && !dies)
            {
                string message = Assert.IsType<CheckpointException>(error).Message;
                Assert.Contains("No space left on device", message);
                Assert.Contains("stays as it was", message);
            }

            // The next save works and cleans up what was left.
            store.Save(3, SampleState.At(3));
            Assert.All(Directory.GetFileSystemEntries(path), entry => Assert.StartsWith("step-", Path.GetFileName(entry)));
            using Checkpoint after = store.Latest()!;
            SampleState.AssertIs(3, after);
        }

        Assert.True(operations > 15, $"Only {operations} operations were tried.");
    }

    [Fact]
    public void Save_OverAnExistingStepFails_NeverLeavesAnInvalidLatest()
    {
        for (int failing = 0; failing < 40; failing++)
        {
            using TempFolder folder = new();
            string path = folder.At("checkpoints");
            Store(path, new CheckpointFiles()).Save(1, SampleState.At(1));
            Store(path, new CheckpointFiles()).Save(2, SampleState.At(2));
            _ = Record.Exception(() => Store(path, new FailingFiles(failing, dies: true)).Save(2, SampleState.At(2)));
            using Checkpoint latest = Store(path, new CheckpointFiles()).Latest()!;
            Assert.InRange(latest.Step, 1, 2);
            SampleState.AssertIs(latest.Step, latest);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Save_SameStateAgainFails_TheOnlyCheckpointNeverVanishes(bool dies)
    {
        for (int failing = 0; failing < 40; failing++)
        {
            using TempFolder folder = new();
            string path = folder.At("checkpoints");
            new CheckpointStore(path, 1, Logger.None).Save(2, SampleState.At(2));
            CheckpointStore store = new(path, 1, Logger.None, new FailingFiles(failing, dies), CheckpointStore.DefaultLargeTensorBytes);
            _ = Record.Exception(() => store.Save(2, SampleState.At(2)));
            using Checkpoint latest = Store(path, new CheckpointFiles()).Latest()!;
            SampleState.AssertIs(2, latest);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Save_AnotherStateOfTheOnlyStepFails_OneOfTheTwoIsAlwaysThere(bool dies)
    {
        bool replaced = false;
        for (int failing = 0; failing < 40; failing++)
        {
            using TempFolder folder = new();
            string path = folder.At("checkpoints");
            new CheckpointStore(path, 1, Logger.None).Save(2, SampleState.At(2));
            CheckpointStore store = new(path, 1, Logger.None, new FailingFiles(failing, dies), CheckpointStore.DefaultLargeTensorBytes);
            _ = Record.Exception(() => store.Save(2, SampleState.At(3)));
            using Checkpoint latest = Store(path, new CheckpointFiles()).Latest()!;
            Assert.NotNull(latest);
            Assert.Contains(latest.Reader.Int64("step"), new long[] { 2, 3 });
            replaced |= latest.Reader.Int64("step") == 3;
        }

        Assert.True(replaced);
    }

    [Fact]
    public void Save_ProcessKilledAtRandomMoments_LatestIsAlwaysWhole()
    {
        using TempFolder folder = new();
        string path = folder.At("checkpoints");
        Rng rng = new(2026);
        long last = -1;
        for (int round = 0; round < 5; round++)
        {
            using (ChildProcess child = TestProgram.Start("write-checkpoints", path))
            {
                TestProgram.WaitForLines(child, 2 + rng.NextInt(20));
                int spins = rng.NextInt(2_000_000);
                Thread.SpinWait(spins);
                child.Kill();
            }

            using Checkpoint latest = Store(path, new CheckpointFiles()).Latest()!;
            SampleState.AssertIs(latest.Step, latest);
            Assert.True(latest.Step > last, $"After {last} came {latest.Step}.");
            last = latest.Step;
        }
    }

    private static CheckpointStore Store(string folder, CheckpointFiles files) => new(folder, 3, Logger.None, files, largeTensorBytes: 4_096);

    /// <summary>Fails at the n-th operation: once (a full disk), or in everything from there on (a killed process).</summary>
    private sealed class FailingFiles(int failing, bool dies) : CheckpointFiles
    {
        public int Operations { get; private set; }

        public override Stream Create(string path)
        {
            Count();
            return new FailingStream(this, base.Create(path));
        }

        public override void Sync(Stream stream)
        {
            Count();
            base.Sync(stream);
        }

        public override void CreateFolder(string path)
        {
            Count();
            base.CreateFolder(path);
        }

        public override void SyncFolder(string path)
        {
            Count();
            base.SyncFolder(path);
        }

        public override bool TryExchangeFolders(string first, string second)
        {
            Count();
            return base.TryExchangeFolders(first, second);
        }

        public override void MoveFolder(string from, string to)
        {
            Count();
            base.MoveFolder(from, to);
        }

        public override void DeleteFolder(string path)
        {
            Count();
            base.DeleteFolder(path);
        }

        private void Count()
        {
            int number = Operations++;
            if (dies ? number >= failing : number == failing)
            {
                throw dies ? new KilledException() : new IOException("No space left on device");
            }
        }

        private sealed class FailingStream(FailingFiles owner, Stream below) : Stream
        {
            public override bool CanRead => false;

            public override bool CanSeek => false;

            public override bool CanWrite => true;

            public override long Length => below.Length;

            public override long Position { get => below.Position; set => throw new NotSupportedException(); }

            public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

            public override void Write(ReadOnlySpan<byte> buffer)
            {
                // Half of it arrives, as with a disk that fills up.
                below.Write(buffer[..(buffer.Length / 2)]);
                owner.Count();
                below.Write(buffer[(buffer.Length / 2)..]);
            }

            public override void Flush() => below.Flush();

            public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

            public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

            public override void SetLength(long value) => throw new NotSupportedException();

            protected override void Dispose(bool disposing)
            {
                below.Dispose();
                base.Dispose(disposing);
            }
        }
    }

    private sealed class KilledException : Exception;
}
