using System.Diagnostics;
using RoboIrl.Core.RewardPrograms;
using RoboIrl.Text2Reward.Programs;
using Xunit;

namespace RoboIrl.Text2Reward.Tests;

/// <summary>What guards a program in the step loop, where nobody tries it first.</summary>
public sealed class GuardedProgramTests
{
    private static readonly TimeSpan TooLong = 1.4 * SlowProgramException.Most;

    [Fact]
    public void Evaluate_TooSlowInSeveralStates_StopsTheRunAndNamesTheProgram()
    {
        GuardedProgram<IWorld> guarded = Guard(static _ => true);
        RewardTerms terms = new(["x"]);
        guarded.Evaluate(new FakeManipulation(), [0], terms);
        guarded.Evaluate(new FakeManipulation(), [0], terms);
        SlowProgramException slow = Assert.Throws<SlowProgramException>(() => guarded.Evaluate(new FakeManipulation(), [0], terms));
        Assert.True(slow.Time >= TooLong, slow.Message);
        Assert.Matches(@"^The reward program 'sluggish\.cs' takes [0-9]+\.[0-9] ms for an evaluation, and has been too slow in 3 states; 5 ms are the most\.", slow.Message);
        Assert.Equal(3, terms.Total); // each evaluation once, whatever was repeated
    }

    [Fact]
    public void Evaluate_SlowForTheMachinesSake_GoesOn()
    {
        GuardedProgram<IWorld> guarded = Guard(static call => call % 2 == 0);
        RewardTerms terms = new(["x"]);
        for (int i = 1; i <= 10; i++)
        {
            guarded.Evaluate(new FakeManipulation(), [0], terms);
            Assert.Equal(i, terms.Total);
        }
    }

    [Fact]
    public void Evaluate_SlowUntilItThrows_SaysSoAndStopsTheRunToo()
    {
        GuardedProgram<IWorld> guarded = Guard(static _ => true, throws: true);
        RewardTerms terms = new(["x"]);
        for (int i = 0; i < 2; i++)
        {
            RewardProgramException fault = Assert.Throws<RewardProgramException>(() => guarded.Evaluate(new FakeManipulation(), [0], terms));
            Assert.Equal("threw InvalidOperationException: As a test wants it.", fault.Message);
        }

        Assert.Throws<SlowProgramException>(() => guarded.Evaluate(new FakeManipulation(), [0], terms));
    }

    private static GuardedProgram<IWorld> Guard(Func<int, bool> isSlow, bool throws = false) => new(new Sluggish(isSlow, throws), "sluggish.cs", ["x"], null);

    /// <summary>Takes too long in some calls, counted from 0.</summary>
    private sealed class Sluggish(Func<int, bool> isSlow, bool throws) : IRewardProgram<IWorld>
    {
        private int _calls;

        public void Evaluate(IWorld world, ReadOnlySpan<double> action, IRewardTerms terms)
        {
            long start = Stopwatch.GetTimestamp();
            bool slow = isSlow(_calls++);
            while (slow && Stopwatch.GetElapsedTime(start) < TooLong)
            {
            }

            terms.Add("x", throws ? throw new InvalidOperationException("As a test wants it.") : 1);
        }
    }
}
