namespace RoboIrl.MuJoCo.Tests;

/// <summary>Native memory is counted; runs alone, because the counters belong to the process.</summary>
[Collection(nameof(OwnershipTests))]
[CollectionDefinition(nameof(OwnershipTests), DisableParallelization = true)]
public class OwnershipTests
{
    [Fact]
    public void LiveCount_AfterDisposal_ReturnsToWhereItWas()
    {
        (int models, int data) = (MjModel.LiveCount, MjData.LiveCount);
        for (int i = 0; i < 20; i++)
        {
            using MjModel model = MjModel.FromXml(Models.Pendulum);
            using MjModel clone = model.Clone();
            using MjData first = model.CreateData();
            using MjData second = clone.CreateData();
            Assert.Equal((models + 2, data + 2), (MjModel.LiveCount, MjData.LiveCount));
        }

        Assert.Equal((models, data), (MjModel.LiveCount, MjData.LiveCount));
    }

    [Fact]
    public void LiveCount_AfterAFailedLoad_IsUnchanged()
    {
        int models = MjModel.LiveCount;

        Assert.Throws<MuJoCoException>(() => MjModel.FromXml("<mujoco><nonsense/></mujoco>"));

        Assert.Equal(models, MjModel.LiveCount);
    }

    [Fact]
    public void FromXml_FourThreadsAtOnce_AllLoad()
    {
        int[] counts = new int[4];
        Thread[] threads = [.. Enumerable.Range(0, 4).Select(i => new Thread(() =>
        {
            for (int n = 0; n < 20; n++)
            {
                using MjModel model = MjModel.FromXml(Models.Pile());
                counts[i] += model.BodyCount;
            }
        }))];
        Array.ForEach(threads, t => t.Start());
        Array.ForEach(threads, t => t.Join());

        Assert.All(counts, c => Assert.Equal(20 * 7, c));
    }
}
