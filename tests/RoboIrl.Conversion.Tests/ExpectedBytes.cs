using System.Runtime.InteropServices;
using RoboIrl.Core.Datasets;
using Xunit;

namespace RoboIrl.Conversion.Tests;

/// <summary>Compares datasets with what h5.py left beside its files, and with each other.</summary>
internal static class ExpectedBytes
{
    /// <summary>Compares all columns with the raw files beside a file of h5.py.</summary>
    public static void Check(Dataset dataset, string beside)
    {
        Same("observations", e => dataset.Episode(e).Observations.ToArray());
        Same("actions", e => dataset.Episode(e).Actions.ToArray());
        Same("rewards", e => dataset.Episode(e).Rewards.ToArray());
        Same("final_observations", e => dataset.Episode(e).FinalObservation.ToArray());

        void Same(string name, Func<int, float[]> column) =>
            Assert.True(File.ReadAllBytes($"{beside}.{name}").AsSpan().SequenceEqual(SampleDataset.Bytes(dataset, column)), $"{name} differ");
    }

    /// <summary>Compares everything that a transition has; states where the second has any.</summary>
    public static void CheckSame(Dataset expected, Dataset actual)
    {
        Assert.Equal((expected.EpisodeCount, expected.TransitionCount), (actual.EpisodeCount, actual.TransitionCount));
        for (int e = 0; e < expected.EpisodeCount; e++)
        {
            Trajectory a = expected.Episode(e), b = actual.Episode(e);
            Assert.True(a.Observations.SequenceEqual(b.Observations) && a.FinalObservation.SequenceEqual(b.FinalObservation), $"observations of episode {e} differ");
            Assert.True(a.Actions.SequenceEqual(b.Actions) && a.Rewards.SequenceEqual(b.Rewards), $"actions or rewards of episode {e} differ");
            Assert.True(a.Terminated.SequenceEqual(b.Terminated) && a.Truncated.SequenceEqual(b.Truncated), $"ends of episode {e} differ");
            Assert.True(a.Infos.SequenceEqual(b.Infos), $"named values of episode {e} differ");
            Assert.True(b.States.IsEmpty || (a.States.SequenceEqual(b.States) && a.FinalState.SequenceEqual(b.FinalState)), $"states of episode {e} differ");
        }
    }

    public static float[] Floats(string file) => MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(file)).ToArray();
}
