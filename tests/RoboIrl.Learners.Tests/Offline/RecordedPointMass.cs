using RoboIrl.Core.Datasets;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Learning;
using RoboIrl.Core.Policies;
using RoboIrl.Core.Randomness;
using RoboIrl.Learners.Tests.Problems;
using RoboIrl.Testing;

namespace RoboIrl.Learners.Tests.Offline;

/// <summary>A dataset of the point mass, recorded on the disk; gone after the test.</summary>
public sealed class RecordedPointMass : IDisposable
{
    private static readonly int StateSize = new PointMass(1).StateSize;
    private readonly TempFolder _folder = new();

    /// <summary>Records episodes, the drivers taking turns.</summary>
    public RecordedPointMass(int episodes, params IPolicy[] drivers)
    {
        var description = new DatasetDescription
        {
            Environment = PointMass.PointMassSpec,
            StateSize = StateSize,
            HasInfos = false,
            Origin = new DatasetOrigin { Policy = "tests" },
        };
        using (DatasetWriter writer = DatasetWriter.Create(_folder.At("episodes"), description))
        {
            var buffer = new EpisodeBuffer(description);
            for (int episode = 0; episode < episodes; episode++)
            {
                Drive(drivers[episode % drivers.Length], (ulong)episode, buffer);
                writer.Append(buffer.Trajectory);
            }
        }

        Dataset = Dataset.Open(_folder.At("episodes"));
    }

    public Dataset Dataset { get; }

    /// <summary>Mean return of the recorded episodes.</summary>
    public double MeanReturn => Enumerable.Range(0, Dataset.EpisodeCount).Average(Dataset.ReturnOf);

    /// <summary>Mean return of a policy over fifty episodes that no recorder saw.</summary>
    public static double ReturnOf(IPolicy policy)
    {
        using var worlds = new PointMass(50);
        return new Evaluator(worlds, 50, seed: 77_000).Evaluate(policy).MeanReturn!.Value;
    }

    public void Dispose()
    {
        Dataset.Dispose();
        _folder.Dispose();
    }

    private static void Drive(IPolicy driver, ulong stream, EpisodeBuffer buffer)
    {
        using var world = new PointMass(1);
        var noise = new Rng(5, stream);
        (float[] observation, float[] next, float[] last, float[] action, float[] reward) = (new float[2], new float[2], new float[2], new float[1], new float[1]);
        var state = new double[StateSize];
        EpisodeEnd[] end = [EpisodeEnd.None];
        buffer.Begin(seed: stream, stream: 0);
        world.Reset(stream, observation);
        while (end[0] == EpisodeEnd.None)
        {
            world.GetState(0, state);
            driver.Act(observation, action, ActMode.Sample, ref noise);
            world.Step(action, new StepBatch { Observations = next, FinalObservations = last, Rewards = reward, Ends = end });
            buffer.Add(state, observation, action, reward[0], end[0], []);
            next.CopyTo(observation, 0);
        }

        world.GetState(0, state); // of the next episode's start: nobody reads the last one here
        buffer.Finish(last, state);
    }
}
