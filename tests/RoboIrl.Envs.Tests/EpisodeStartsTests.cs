using System.Globalization;
using RoboIrl.Core.Configuration;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Randomness;
using Xunit;

namespace RoboIrl.Envs.Tests;

/// <summary>Episodes that start in recorded states, and hands that tremble.</summary>
public sealed class EpisodeStartsTests
{
    private const int Recorded = 60;
    private static readonly EnvironmentDefinition Cheetah = EnvironmentRegistry.CreateDefault().Find("locomotion/half-cheetah-v5");

    [Theory]
    [InlineData(0)]
    [InlineData(17)]
    [InlineData(59)]
    public void BeginFrom_AnyRecordedState_RepeatsTheRecordingToTheBit(int start)
    {
        Recording recording = Record(Cheetah);
        using MuJoCoVectorEnvironment worlds = Cheetah.CreateVector(2);
        var world = new Probe(worlds);
        worlds.Reset(99, world.Observations);
        worlds.BeginFrom(1, recording.States[start], int.MaxValue, world.Row(1));
        Assert.Equal(recording.Observations[start], world.Row(1).ToArray());
        for (int t = start; t < Recorded; t++)
        {
            recording.Actions[t].CopyTo(world.Actions.AsSpan(worlds.Spec.Action.Size));
            worlds.Step(world.Actions, world.Batch());
            Assert.Equal(recording.Rewards[t], world.Rewards[1]);
        }
    }

    [Fact]
    public void BeginFrom_KeepsTheRestOfTheTimeAndTheWorldsOwnStream()
    {
        Recording recording = Record(Cheetah);
        using MuJoCoVectorEnvironment worlds = Cheetah.CreateVector(2);
        var world = new Probe(worlds);
        worlds.Reset(99, world.Observations);
        worlds.BeginFrom(0, recording.States[40], int.MaxValue, world.Row(0));
        worlds.BeginFrom(1, recording.States[40], 25, world.Row(1));
        int[] ended = [0, 0];
        var starts = new float[2][];
        for (int step = 1; step <= 1_000 && ended.Contains(0); step++)
        {
            worlds.Step(world.Actions, world.Batch());
            for (int row = 0; row < 2; row++)
            {
                if (world.Ends[row] != EpisodeEnd.None && ended[row] == 0)
                {
                    Assert.Equal(EpisodeEnd.Truncated, world.Ends[row]);
                    (ended[row], starts[row]) = (step, world.Row(row).ToArray());
                }
            }
        }

        Assert.Equal([960, 25], ended);
        Assert.NotEqual(starts[0], starts[1]); // the recorded stream would have started both alike
    }

    [Fact]
    public void BeginFrom_RandomizedWorld_TakesAPlainRecordingAndDrawsAnew()
    {
        Recording recording = Record(Cheetah);
        EnvironmentDefinition randomized = Cheetah with { Randomization = new() { ActuatorDelay = [1, 3], Tremble = 0.1 } };
        using MuJoCoVectorEnvironment worlds = randomized.CreateVector(1);
        var world = new Probe(worlds);
        worlds.Reset(99, world.Observations);
        Assert.True(worlds.StateSize > worlds.RecordedStateSize);
        Assert.Equal(recording.States[0].Length, worlds.RecordedStateSize);
        var draws = new HashSet<double>();
        int delay = worlds.Spec.InfoNames.ToList().IndexOf("randomization_actuator_delay");
        var info = new double[worlds.Spec.InfoNames.Count];
        for (int i = 0; i < 30; i++)
        {
            worlds.BeginFrom(0, recording.States[40], 1, world.Row(0));
            Assert.Equal(recording.Observations[40], world.Row(0).ToArray());
            worlds.Step(world.Actions, world.Batch());
            Assert.Equal(EpisodeEnd.Truncated, world.Ends[0]);
            worlds.BeginFrom(0, recording.States[40], 5, world.Row(0));
            worlds.Step(world.Actions, world.Batch());
            worlds.ReadInfo(0, info);
            draws.Add(info[delay]);
        }

        Assert.Equal([1, 2, 3], draws.Order());
    }

    [Theory]
    [InlineData(1e300)]
    [InlineData(double.NaN)]
    [InlineData(-5d)]
    [InlineData(2.5)]
    [InlineData(1_000d)] // an episode's last state begins no step
    public void BeginFrom_StepCountThatCannotBe_IsRefusedAndTheWorldGoesOn(double steps)
    {
        Recording recording = Record(Cheetah);
        using MuJoCoVectorEnvironment worlds = Cheetah.CreateVector(1);
        var world = new Probe(worlds);
        worlds.Reset(99, world.Observations);
        (double[] before, double[] after) = (new double[worlds.StateSize], new double[worlds.StateSize]);
        worlds.GetState(0, before);
        double[] hostile = WithSteps(recording.States[40], steps);
        InvalidDataException e = Assert.Throws<InvalidDataException>(() => worlds.BeginFrom(0, hostile, int.MaxValue, world.Row(0)));
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"'locomotion/half-cheetah-v5' says that it is from step {steps} of its episode, expected a whole number from 0 to 999"), e.Message, StringComparison.Ordinal);
        worlds.GetState(0, after);
        Assert.Equal(before, after);
    }

    [Theory]
    [InlineData(1e300)]
    [InlineData(double.NaN)]
    [InlineData(-5d)]
    [InlineData(2.5)]
    [InlineData(2e9)]
    public void ResetTo_StepCountThatCannotBe_IsRefusedAndTheWorldGoesOn(double steps)
    {
        using MuJoCoVectorEnvironment worlds = Cheetah.CreateVector(1);
        var world = new Probe(worlds);
        worlds.Reset(99, world.Observations);
        (double[] before, double[] after) = (new double[worlds.StateSize], new double[worlds.StateSize]);
        worlds.GetState(0, before);
        InvalidDataException e = Assert.Throws<InvalidDataException>(() => worlds.ResetTo(0, WithSteps(before, steps), world.Row(0)));
        Assert.Contains("a whole number from 0 to 1073741824", e.Message, StringComparison.Ordinal);
        worlds.GetState(0, after);
        Assert.Equal(before, after);
    }

    [Fact]
    public void Tremble_Probability_IsTheShareOfStepsThatDoSomethingElse()
    {
        EnvironmentDefinition trembling = Cheetah with { Randomization = new() { Tremble = 0.3 } };
        using MuJoCoVectorEnvironment worlds = trembling.CreateVector(1);
        using MuJoCoVectorEnvironment steady = Cheetah.CreateVector(1);
        var world = new Probe(worlds);
        var other = new Probe(steady);
        var info = new double[worlds.Spec.InfoNames.Count];
        int flag = worlds.Spec.InfoNames.ToList().IndexOf("randomization_tremble"), trembled = 0;
        worlds.Reset(1, world.Observations);
        steady.Reset(1, other.Observations);
        for (int step = 0; step < 900; step++)
        {
            var state = new double[worlds.World(0).Model.StateSize];
            worlds.World(0).Data.GetState(state);
            worlds.Step(world.Actions, world.Batch());
            worlds.ReadInfo(0, info);
            trembled += (int)info[flag];

            // The steady world does what was asked for from the same state: only a hand that held still agrees.
            var twin = new double[steady.StateSize];
            steady.GetState(0, twin);
            state.CopyTo(twin, 0);
            steady.ResetTo(0, twin, other.Row(0));
            steady.Step(other.Actions, other.Batch());
            Assert.Equal(info[flag] == 1, other.Rewards[0] != world.Rewards[0]);
        }

        Assert.InRange(trembled / 900.0, 0.25, 0.35);
    }

    [Fact]
    public void Tremble_RestoredState_TremblesAsItDid()
    {
        EnvironmentDefinition trembling = Cheetah with { Randomization = new() { Tremble = 0.5 } };
        using MuJoCoVectorEnvironment worlds = trembling.CreateVector(1);
        var world = new Probe(worlds);
        var state = new double[worlds.StateSize];
        worlds.Reset(1, world.Observations);
        worlds.Step(world.Actions, world.Batch());
        worlds.GetState(0, state);
        float[] first = Go(), again;
        worlds.ResetTo(0, state, world.Row(0));
        again = Go();
        Assert.Equal(first, again);

        float[] Go() => [.. Enumerable.Range(0, 40).Select(_ =>
        {
            worlds.Step(world.Actions, world.Batch());
            return world.Rewards[0];
        })];
    }

    // The step count is in front of the random stream, which ends the state.
    private static double[] WithSteps(double[] state, double steps)
    {
        double[] changed = [.. state];
        changed[^(StateWords.RngSize + 1)] = steps;
        return changed;
    }

    private static Recording Record(EnvironmentDefinition definition)
    {
        using MuJoCoVectorEnvironment worlds = definition.CreateVector(1);
        var world = new Probe(worlds);
        var recording = new Recording();
        var rng = new Rng(8);
        worlds.Reset(3, world.Observations);
        for (int t = 0; t < Recorded; t++)
        {
            rng.FillNormal(world.Actions);
            var state = new double[worlds.StateSize];
            worlds.GetState(0, state);
            recording.States.Add(state);
            recording.Observations.Add([.. world.Observations]);
            recording.Actions.Add([.. world.Actions]);
            worlds.Step(world.Actions, world.Batch());
            recording.Rewards.Add(world.Rewards[0]);
        }

        return recording;
    }

    private sealed class Recording
    {
        public List<double[]> States { get; } = [];

        public List<float[]> Observations { get; } = [];

        public List<float[]> Actions { get; } = [];

        public List<float> Rewards { get; } = [];
    }

    private sealed class Probe(MuJoCoVectorEnvironment worlds)
    {
        private readonly int _size = worlds.Spec.Observation.Size;
        private readonly float[] _final = new float[worlds.Count * worlds.Spec.Observation.Size];

        public float[] Observations { get; } = new float[worlds.Count * worlds.Spec.Observation.Size];

        public float[] Actions { get; } = new float[worlds.Count * worlds.Spec.Action.Size];

        public float[] Rewards { get; } = new float[worlds.Count];

        public EpisodeEnd[] Ends { get; } = new EpisodeEnd[worlds.Count];

        public Span<float> Row(int row) => Observations.AsSpan(row * _size, _size);

        public StepBatch Batch() => new() { Observations = Observations, FinalObservations = _final, Rewards = Rewards, Ends = Ends };
    }
}
