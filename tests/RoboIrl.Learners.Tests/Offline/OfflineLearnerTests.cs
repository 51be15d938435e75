using RoboIrl.Core.Data;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Learning;
using RoboIrl.Core.Policies;
using RoboIrl.Core.Randomness;
using RoboIrl.Learners.Tests.Problems;
using RoboIrl.Testing;
using Xunit;
using static TorchSharp.torch;

namespace RoboIrl.Learners.Tests.Offline;

/// <summary>What every learner from a dataset keeps, whatever it minimises.</summary>
public sealed class OfflineLearnerTests : IDisposable
{
    private readonly RecordedPointMass _recorded = new(6, SpringPolicy.Expert, new RandomPolicy(PointMass.PointMassSpec));

    public static TheoryData<string> Names => OfflineCases.Names;

    public void Dispose() => _recorded.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void Load_AfterAStopAnywhere_EndsWithTheSameBytes(string name)
    {
        var options = new TrainerOptions { TotalSteps = 40, Seed = 9 };
        MemoryCheckpoint whole = Run(name, options);
        using var first = new TestRun { StopAt = 17 };
        using (OfflineTrainer trainer = OfflineCases.Train(name, _recorded, options, first))
        {
            Assert.False(trainer.Run(first.Stop).Completed);
        }

        using var second = new TestRun();
        using (OfflineTrainer trainer = OfflineCases.Train(name, _recorded, options, second))
        {
            trainer.Load(first.Last);
            Assert.True(trainer.Run(default).Completed);
        }

        Assert.Empty(whole.DifferencesTo(second.Last));
        Assert.Equal(whole.Hash(), second.Last.Hash());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Run_AnotherSeedOfUpdates_EndsDifferently(string name) =>
        Assert.NotEqual(Run(name, new TrainerOptions { TotalSteps = 5, Seed = 9 }).Hash(), Run(name, new TrainerOptions { TotalSteps = 5, Seed = 10 }).Hash());

    [Theory]
    [MemberData(nameof(Names))]
    public void Run_FusedAndPlain_EndWithNearlyTheSameParameters(string name)
    {
        var options = new TrainerOptions { TotalSteps = 10 };
        MemoryCheckpoint fused = FusedAgreementTests.Train(true, run => OfflineCases.Train(name, _recorded, options, run));
        MemoryCheckpoint plain = FusedAgreementTests.Train(false, run => OfflineCases.Train(name, _recorded, options, run));
        string[] parameters = [.. fused.Names.Where(n => n.StartsWith("learner.", StringComparison.Ordinal) && !n.Contains("optimizer", StringComparison.Ordinal) && fused.Shape(n).Length > 0)];
        Assert.NotEmpty(parameters);
        Assert.All(parameters, parameter => FusedAgreementTests.AssertClose(fused, plain, parameter, 3e-5));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Run_TenTimesLonger_LeavesNoMoreTensorsAndNoneAfterwards(string name)
    {
        long before = Tensor.TotalCount;
        long few = TensorsOf(4), many = TensorsOf(40);
        Assert.Equal(few, many);
        Assert.Equal(before, Tensor.TotalCount);

        long TensorsOf(long updates)
        {
            using var run = new TestRun();
            using OfflineTrainer trainer = OfflineCases.Train(name, _recorded, new TrainerOptions { TotalSteps = updates }, run);
            trainer.Run(default);
            Assert.True(Tensor.TotalCount > before);
            return Tensor.TotalCount - before;
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Update_AllocatesTensorWrappersOnly(string name)
    {
        using ILearner<ITransitions> learner = OfflineCases.Create(name);
        using var run = new TestRun();
        var rng = new Rng(1);
        long bytes = Allocations.Measure(() => learner.Update(_recorded.Dataset, ref rng, run), 20) / 20;
        Assert.True(bytes < 24_576, $"{bytes} bytes of managed memory per update");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Act_OneRow_AllocatesNothing(string name)
    {
        using ILearner<ITransitions> learner = OfflineCases.Create(name);
        (float[] observation, float[] action, var rng) = (new float[2], new float[1], new Rng(1));
        Allocations.AssertNone(() => learner.Policy.Act(observation, action, ActMode.Deterministic, ref rng));
        Allocations.AssertNone(() => learner.Policy.Act(observation, action, ActMode.Sample, ref rng));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Act_AnyMode_StaysWithinTheBounds(string name)
    {
        using ILearner<ITransitions> learner = OfflineCases.Create(name, PointMass.PointMassSpec with { Action = new VectorSpec(2, [-0.3, 2], [0.1, 7], ["a", "b"]) });
        (float[] observations, float[] actions, var rng) = (new float[2 * 200], new float[2 * 200], new Rng(1));
        rng.FillNormal(observations);
        foreach (ref float observation in observations.AsSpan())
        {
            observation *= 100;
        }

        foreach (ActMode mode in Enum.GetValues<ActMode>())
        {
            learner.Policy.Act(observations, actions, mode, ref rng);
            Assert.All(actions.Where((_, i) => i % 2 == 0), action => Assert.InRange(action, -0.3f, 0.1f));
            Assert.All(actions.Where((_, i) => i % 2 == 1), action => Assert.InRange(action, 2, 7));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Create_ActionWithoutBounds_IsRefused(string name)
    {
        UnsuitableEnvironmentException error = Assert.Throws<UnsuitableEnvironmentException>(() => OfflineCases.Create(name, PointMass.PointMassSpec with { Action = VectorSpec.Unbounded(1) }));
        Assert.Contains("element 0 of the action of 'tests/point-mass'", error.Message, StringComparison.Ordinal);
    }

    private MemoryCheckpoint Run(string name, TrainerOptions options)
    {
        using var run = new TestRun();
        using OfflineTrainer trainer = OfflineCases.Train(name, _recorded, options, run);
        Assert.True(trainer.Run(default).Completed);
        return run.Last;
    }
}
