using System.Diagnostics;
using RoboIrl.Cli.Running.Data;
using RoboIrl.Core.Datasets;
using RoboIrl.Hdf5;
using Xunit;

namespace RoboIrl.Cli.Tests;

public sealed class DataConvertTests
{
    private const string Hopper = "locomotion/hopper-v5";

    [Fact]
    public void Convert_ToD4rlAndBack_KeepsEveryTransition()
    {
        using TemporaryFolder folder = Collected(3);
        CommandLine.Result there = Convert(folder, "d", "d.hdf5");
        Assert.True(there.Code == ExitCode.Ok, there.Error);
        Assert.Contains("3 episodes", there.Out, StringComparison.Ordinal);
        CommandLine.Result back = Convert(folder, "d.hdf5", "e", "--environment", Hopper);
        Assert.True(back.Code == ExitCode.Ok, back.Error);
        Assert.Contains(Hopper + ", converted", back.Out, StringComparison.Ordinal);
        using Dataset ours = Dataset.Open(folder.File("d")), converted = Dataset.Open(folder.File("e"));
        for (int e = 0; e < 3; e++)
        {
            Trajectory a = ours.Episode(e), b = converted.Episode(e);
            Assert.True(a.Observations.SequenceEqual(b.Observations) && a.Actions.SequenceEqual(b.Actions) && a.Rewards.SequenceEqual(b.Rewards));
            Assert.True(a.FinalObservation.SequenceEqual(b.FinalObservation) && a.Infos.SequenceEqual(b.Infos) && a.Terminated.SequenceEqual(b.Terminated));
        }

        using Hdf5File file = Hdf5File.Open(folder.File("d.hdf5"));
        using Hdf5Group infos = file.Root.OpenGroup("infos");
        using Hdf5Dataset positions = infos.OpenDataset("qpos"), velocities = infos.OpenDataset("qvel");
        Assert.Equal([ours.TransitionCount, 6], positions.Shape);
        Assert.Equal([ours.TransitionCount, 6], velocities.Shape);
        double[] first = new double[6];
        positions.Read(1, first.AsSpan());
        Assert.Equal(ours.State(1).Slice(1, 6).ToArray(), first);
    }

    [Fact]
    public void Convert_ToMinariAndBack_ReplaysBitByBit()
    {
        using TemporaryFolder folder = Collected(3);
        Assert.Equal(ExitCode.Ok, Convert(folder, "d", "m", "--format", "minari").Code);
        CommandLine.Result back = Convert(folder, "m", "e", "--environment", Hopper);
        Assert.True(back.Code == ExitCode.Ok, back.Error);
        CommandLine.Result check = CommandLine.Run("data", "check", folder.File("e"), "--replay", "3");
        Assert.True(check.Code == ExitCode.Ok, check.Error);
        Assert.Contains("every bit is the same", check.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Convert_DamagedFile_IsRefusedAndLeavesNothing()
    {
        using TemporaryFolder folder = Collected(2);
        Convert(folder, "d", "whole.hdf5");
        byte[] bytes = File.ReadAllBytes(folder.File("whole.hdf5"));
        File.WriteAllBytes(folder.File("cut.hdf5"), bytes[..(bytes.Length - 5)]);
        CommandLine.Result result = Convert(folder, "cut.hdf5", "e");
        Assert.Equal(ExitCode.Failure, result.Code);
        Assert.Matches("^error: The file '.*cut.hdf5' cannot be read: HDF5 says: .*truncated file", result.Error);
        Assert.Equal(["cut.hdf5", "d", "whole.hdf5"], Directory.GetFileSystemEntries(folder.Path).Select(static p => Path.GetFileName(p)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Convert_FileThatCrashesTheLibrary_IsRefusedAndLeavesNothing()
    {
        using TemporaryFolder folder = new();
        string file = Checkouts.File("tests/goldens/hdf5/damaged.hdf5");
        CommandLine.Result result = CommandLine.Run("data", "convert", file, "--out", folder.File("e"));
        Assert.Equal(ExitCode.Failure, result.Code);
        Assert.StartsWith("error: ", result.Error, StringComparison.Ordinal); // "made the process that read it crash (signal 11)" by 1.10.8; a later library may refuse it
        Assert.Contains(file, result.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void Convert_Stopped_LeavesNothing()
    {
        using TemporaryFolder folder = Collected(2);
        Convert(folder, "d", "whole.hdf5");
        using CancellationTokenSource stop = new();
        stop.Cancel();
        Assert.Equal(ExitCode.Stopped, CommandLine.Run(stop.Token, "data", "convert", folder.File("whole.hdf5"), "--out", folder.File("e")).Code);
        Assert.Equal(ExitCode.Stopped, CommandLine.Run(stop.Token, "data", "convert", folder.File("d"), "--out", folder.File("f.hdf5")).Code);
        Assert.Equal(["d", "whole.hdf5"], Directory.GetFileSystemEntries(folder.Path).Select(static p => Path.GetFileName(p)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Convert_ExistingTarget_IsLeftAlone()
    {
        using TemporaryFolder folder = Collected(1);
        Convert(folder, "d", "x.hdf5");
        byte[] before = File.ReadAllBytes(folder.File("x.hdf5"));
        Assert.Contains("nothing is ever overwritten", Convert(folder, "d", "x.hdf5").Error, StringComparison.Ordinal);
        Assert.Contains("nothing is ever overwritten", Convert(folder, "x.hdf5", "d").Error, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(folder.File("x.hdf5")));
    }

    [Theory]
    [InlineData("is a dataset of ours already", "d", "x")]
    [InlineData("is a dataset of ours already", "d", "x", "--format", "roboirl")]
    [InlineData("--environment means nothing", "d", "x.h5", "--environment", Hopper)]
    [InlineData("There is no", "none.hdf5", "x")]
    [InlineData("hopper-v5", "d/rewards.f32", "x", "--environment", "locomotion/hoper-v5")]
    [InlineData("make one of it first", "d/rewards.f32", "x", "--format", "minari")]
    [InlineData("pdf", "d", "x", "--format", "pdf")]
    public void Convert_WrongCommandLine_SaysWhatIsExpected(string expected, string from, string to, params string[] more)
    {
        using TemporaryFolder folder = Collected(1);
        CommandLine.Result result = Convert(folder, from, to, more);
        Assert.True(result.Code == ExitCode.Usage, $"{result.Code}: {result.Error}");
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
        Assert.False(Path.Exists(folder.File(to)));
    }

    [Theory]
    [InlineData("kill -SEGV $$", "crash (signal 11)")]
    [InlineData("kill -ABRT $$", "crash (signal 6)")]
    public void ImportProcess_EndedByASignal_SaysWhich(string script, string expected)
    {
        using ImportProcess process = ImportProcess.Start(new ProcessStartInfo("bash", ["-c", "echo progress 0.5; " + script]), "progress ");
        Assert.True(process.WaitForExit() >= ImportProcess.FirstSignal);
        Assert.Equal(0.5, process.Progress);
        Assert.StartsWith(expected, process.Ending(TimeSpan.FromSeconds(1), 4L << 30), StringComparison.Ordinal);
    }

    [Fact]
    public void ImportProcess_Killed_SaysThatItHung()
    {
        using ImportProcess process = ImportProcess.Start(new ProcessStartInfo("sleep", ["60"]), "progress ");
        process.Kill();
        Assert.True(process.WaitForExit() >= ImportProcess.FirstSignal);
        Assert.Equal("hang (no progress for 120 s)", process.Ending(TimeSpan.FromSeconds(120), 4L << 30));
    }

    private static TemporaryFolder Collected(int episodes)
    {
        TemporaryFolder folder = new();
        CommandLine.Result collected = CommandLine.Run("data", "collect", Hopper, "--agent", "random", "-n", $"{episodes}", "--out", folder.File("d"));
        Assert.True(collected.Code == ExitCode.Ok, collected.Error);
        return folder;
    }

    private static CommandLine.Result Convert(TemporaryFolder folder, string from, string to, params string[] more) =>
        CommandLine.Run(["data", "convert", folder.File(from), "--out", folder.File(to), .. more]);
}
