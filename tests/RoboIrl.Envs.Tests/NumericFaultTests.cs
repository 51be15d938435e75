using RoboIrl.Core.Environments;
using Xunit;

namespace RoboIrl.Envs.Tests;

public sealed class NumericFaultTests
{
    private static readonly EnvironmentRegistry Registry = EnvironmentRegistry.CreateDefault();

    [Theory]
    [InlineData("locomotion/half-cheetah-v5", 1)]
    [InlineData("locomotion/hopper-v4", 1)]
    [InlineData("locomotion/walker2d-v5", 2)]
    public void Step_EnormousVelocity_TruncatesCountsAndReports(string id, int workers)
    {
        using MuJoCoVectorEnvironment environment = Registry.CreateVector(id, 3, workers);
        List<NumericFault> faults = [];
        environment.Faulted += faults.Add;
        Rollout rollout = new(environment);
        rollout.Reset(1);
        rollout.Step(5);
        environment.World(1).Data.Qvel[3] = 1e30;
        rollout.Step();

        Assert.Equal([EpisodeEnd.None, EpisodeEnd.Truncated, EpisodeEnd.None], rollout.Ends);
        Assert.Equal(1, environment.NumericFaults);
        Assert.Equal(0, rollout.Rewards[1]);
        NumericFault fault = Assert.Single(faults);
        Assert.Equal((id, 1, 5), (fault.EnvironmentId, fault.World, fault.EpisodeStep));
        Assert.Contains("BadVelocity", fault.Reason, StringComparison.Ordinal);
        Assert.Contains(1e30, fault.States[^1]);
        int actionSize = environment.Spec.Action.Size;
        Assert.Equal(rollout.Actions[actionSize..(2 * actionSize)], fault.Actions[^1]);

        rollout.Step(10);
        Assert.All(rollout.Observations, value => Assert.True(float.IsFinite(value)));
        Assert.All(rollout.FinalObservations, value => Assert.True(float.IsFinite(value)));
        Assert.Equal(1, environment.NumericFaults);
    }

    [Fact]
    public void Step_NotANumberInPosition_TruncatesWithFiniteObservations()
    {
        using MuJoCoVectorEnvironment environment = Registry.CreateVector("locomotion/half-cheetah-v5", 1);
        Rollout rollout = new(environment);
        rollout.Reset(1);
        environment.World(0).Data.Qpos[4] = double.NaN;
        rollout.Step();
        Assert.Equal(EpisodeEnd.Truncated, rollout.Ends[0]);
        Assert.All(rollout.FinalObservations, value => Assert.True(float.IsFinite(value)));
        Assert.All(rollout.Observations, value => Assert.True(float.IsFinite(value)));
    }

    /// <summary>What the task computed from a broken state must not reach the metrics, where it would end the run.</summary>
    [Theory]
    [InlineData(double.NaN)]
    [InlineData(1e300)]
    public void ReadInfo_AfterAFault_IsZeroLikeTheReward(double position)
    {
        using MuJoCoVectorEnvironment environment = Registry.CreateVector("locomotion/hopper-v5", 1);
        Rollout rollout = new(environment);
        rollout.Reset(1);
        environment.World(0).Data.Qpos[0] = position;
        rollout.Step();
        Assert.Equal(EpisodeEnd.Truncated, rollout.Ends[0]);
        double[] info = new double[environment.Spec.InfoNames.Count];
        environment.ReadInfo(0, info);
        Assert.All(info, value => Assert.Equal(0, value));

        rollout.Step();
        environment.ReadInfo(0, info);
        Assert.Contains(info, value => value != 0);
    }

    [Fact]
    public void Step_NotANumberAsAction_IsAFaultWithTheObservationBeforeIt()
    {
        using MuJoCoVectorEnvironment environment = Registry.CreateVector("locomotion/hopper-v5", 2);
        NumericFault? fault = null;
        environment.Faulted += f => fault = f;
        Rollout rollout = new(environment);
        rollout.Reset(1);
        rollout.Step(3);
        float[] before = rollout.Observations[11..];
        FailOnAction(environment, rollout, 1, 1);
        Assert.Equal([EpisodeEnd.None, EpisodeEnd.Truncated], rollout.Ends);
        Assert.Equal(before, rollout.FinalObservations[11..]);
        Assert.Contains("BadControl at element 1", fault?.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Fault_DumpedStateAndAction_ReproduceIt()
    {
        using MuJoCoVectorEnvironment environment = Registry.CreateVector("locomotion/half-cheetah-v5", 1);
        NumericFault? fault = null;
        environment.Faulted += f => fault = f;
        Rollout rollout = new(environment);
        rollout.Reset(1);
        rollout.Step(4);
        environment.World(0).Data.Qvel[5] = 9e9;
        rollout.Step();
        Assert.NotNull(fault);

        using MuJoCoEnvironment again = Registry.Create("locomotion/half-cheetah-v5");
        double[] observation = new double[again.Spec.Observation.Size];
        again.SetState([.. fault.States[^1]], observation);
        Assert.Equal(4, again.EpisodeSteps);
        Assert.Equal(EpisodeEnd.Truncated, again.Step([.. fault.Actions[^1]], observation).End);
        Assert.Equal(1, again.NumericFaults);
    }

    [Fact]
    public void Fault_AfterManySteps_BringsTheLastStatesInOrder()
    {
        using MuJoCoVectorEnvironment environment = Registry.CreateVector("locomotion/half-cheetah-v5", 1);
        NumericFault? fault = null;
        environment.Faulted += f => fault = f;
        Rollout rollout = new(environment);
        rollout.Reset(1);
        rollout.Step(70);
        environment.World(0).Data.Qvel[5] = 9e9;
        rollout.Step();
        Assert.NotNull(fault);
        Assert.Equal((NumericFault.MostStates, NumericFault.MostStates), (fault.States.Count, fault.Actions.Count));

        // Each state but the broken one follows on the one before it by its action.
        using MuJoCoEnvironment again = Registry.Create("locomotion/half-cheetah-v5");
        double[] observation = new double[again.Spec.Observation.Size];
        double[] state = new double[again.StateSize];
        for (int i = 0; i + 2 < fault.States.Count; i++)
        {
            again.SetState([.. fault.States[i]], observation);
            again.Step([.. fault.Actions[i]], observation);
            again.GetState(state);
            Assert.Equal(fault.States[i + 1], state);
        }

        rollout.Step(3);
        environment.World(0).Data.Qvel[5] = 9e9;
        rollout.Step();
        Assert.Equal(4, fault.States.Count); // of the new episode only
    }

    [Theory]
    [InlineData("locomotion/hopper-v5")]
    [InlineData("control/walker-walk-v1")]
    public void GetFinalPhysics_AfterAFault_IsTheStateBeforeTheStep(string id)
    {
        using MuJoCoVectorEnvironment environment = Registry.CreateVector(id, 2);
        Rollout rollout = new(environment);
        rollout.Reset(1);
        rollout.Step(3);
        double[] before = new double[environment.StateSize];
        environment.GetState(1, before);
        FailOnAction(environment, rollout, 1);
        double[] final = new double[environment.Model.StateSize];
        environment.GetFinalPhysics(1, final);
        Assert.Equal(before[..final.Length], final);
        double[] next = new double[final.Length];
        environment.World(1).Data.GetState(next);
        Assert.NotEqual(next, final);
    }

    [Fact]
    public void GetFinalPhysics_StateThatWasBrokenBefore_IsFinite()
    {
        using MuJoCoVectorEnvironment environment = Registry.CreateVector("locomotion/hopper-v5", 1);
        Rollout rollout = new(environment);
        rollout.Reset(1);
        environment.World(0).Data.Qpos[4] = double.NaN;
        rollout.Step();
        double[] final = new double[environment.Model.StateSize];
        environment.GetFinalPhysics(0, final);
        Assert.All(final, value => Assert.True(double.IsFinite(value)));
    }

    [Theory]
    [InlineData(1, 50)]
    [InlineData(256, 43)]
    [InlineData(1000, 11)]
    [InlineData(1_000_000, 2)]
    public void CapacityFor_ManyWorlds_StaysWithinTheBudget(int worlds, int steps)
    {
        const int stateSize = 750;
        const int actionSize = 17;
        Assert.Equal(steps, StateRing.CapacityFor(worlds, stateSize, actionSize));
        long bytes = (long)worlds * steps * ((stateSize * sizeof(double)) + (actionSize * sizeof(float)));
        Assert.True(bytes <= StateRing.Budget || steps == StateRing.LeastSteps, $"{bytes} bytes");
    }

    [Fact]
    public void Fault_OneOfCountlessWorlds_BringsTheFailedStepAndTheOneBefore()
    {
        EnvironmentDefinition definition = Registry.Find("locomotion/hopper-v5");
        using MuJoCoEnvironment world = new(definition, definition.Model.Load(), ownsModel: true, worlds: 1_000_000);
        NumericFault? fault = null;
        world.Faulted += f => fault = f;
        double[] observation = new double[world.Spec.Observation.Size];
        world.Reset(observation);
        double[] state = new double[world.StateSize];
        for (int step = 0; step < 5; step++)
        {
            world.GetState(state);
            world.Step([0.1f * step, 0, 0], observation);
        }

        Assert.Equal(EpisodeEnd.Truncated, world.Step([float.NaN, 0, 0], observation).End);
        Assert.NotNull(fault);
        Assert.Equal((5, StateRing.LeastSteps), (fault.EpisodeStep, fault.States.Count));
        Assert.Equal(state, fault.States[0]);
        Assert.Equal(0.1f * 4, fault.Actions[0][0]);
    }

    [Fact]
    public void KeptStates_OfAVectorEnvironment_HeedsTheNumberOfWorlds()
    {
        using MuJoCoVectorEnvironment few = Registry.CreateVector("locomotion/humanoid-v5", 2);
        using MuJoCoVectorEnvironment many = Registry.CreateVector("locomotion/humanoid-v5", 320);
        Assert.Equal(NumericFault.MostStates, few.World(1).KeptStates);
        Assert.Equal(StateRing.CapacityFor(320, many.StateSize, many.Spec.Action.Size), many.World(319).KeptStates);
        Assert.InRange(many.World(0).KeptStates, StateRing.LeastSteps, NumericFault.MostStates - 1);
    }

    [Fact]
    public void Fault_InOneWorld_LeavesTheOthersBitsAlone()
    {
        using MuJoCoVectorEnvironment faulty = Registry.CreateVector("locomotion/walker2d-v5", 2);
        using MuJoCoVectorEnvironment healthy = Registry.CreateVector("locomotion/walker2d-v5", 2);
        Rollout a = new(faulty);
        Rollout b = new(healthy);
        a.Reset(1);
        b.Reset(1);
        faulty.World(1).Data.Qvel[0] = double.PositiveInfinity;
        double[] stateA = new double[faulty.StateSize];
        double[] stateB = new double[healthy.StateSize];
        for (int step = 0; step < 100; step++)
        {
            a.Step();
            b.Step();
            faulty.GetState(0, stateA);
            healthy.GetState(0, stateB);
            Assert.Equal(stateB, stateA);
        }
    }

    private static void FailOnAction(MuJoCoVectorEnvironment environment, Rollout rollout, int row, int element = 0)
    {
        rollout.DrawActions();
        rollout.Actions[(row * environment.Spec.Action.Size) + element] = float.NaN;
        environment.Step(rollout.Actions, new StepBatch
        {
            Observations = rollout.Observations,
            FinalObservations = rollout.FinalObservations,
            Rewards = rollout.Rewards,
            Ends = rollout.Ends,
        });
        Assert.Equal(EpisodeEnd.Truncated, rollout.Ends[row]);
    }
}
