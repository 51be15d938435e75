using System.Diagnostics;
using RoboIrl.Core.RewardPrograms;

namespace RoboIrl.Text2Reward.Programs;

/// <summary>
/// A program in the step loop, where it meets states that nobody had recorded: what it throws becomes a term that is not a number, with
/// which an environment ends the episode and goes on; where it is far too slow again and again, it ends the run.
/// </summary>
/// <remarks>
/// Two looks at the clock cost 0.05 us, a step of the fastest environment some 10 us. A slow evaluation is repeated, and the fastest
/// counts: programs keep nothing between calls, and a busy machine shall end no run.
/// </remarks>
/// <typeparam name="TWorld">What the program sees.</typeparam>
/// <param name="program">The program.</param>
/// <param name="name">What it is called in messages.</param>
/// <param name="columns">Names of its terms, at least one.</param>
internal sealed class GuardedProgram<TWorld>(IRewardProgram<TWorld> program, string name, IReadOnlyList<string> columns) : IRewardProgram<TWorld>
    where TWorld : IWorld
{
    private const int Tries = 3;
    private const int MostSlowStates = 2;
    private readonly string _first = columns[0];
    private int _slowStates;

    /// <inheritdoc/>
    /// <exception cref="SlowProgramException">It took too long, in several states by now.</exception>
    public void Evaluate(TWorld world, ReadOnlySpan<double> action, IRewardTerms terms)
    {
        TimeSpan time = Run(world, action, terms);
        if (time > SlowProgramException.Most)
        {
            TryAgain(world, action, time);
        }
    }

    private TimeSpan Run(TWorld world, ReadOnlySpan<double> action, IRewardTerms terms)
    {
        long start = Stopwatch.GetTimestamp();
        try
        {
            program.Evaluate(world, action, terms);
        }
#pragma warning disable CA1031 // Whatever a program throws is its problem, not the training's.
        catch (Exception)
#pragma warning restore CA1031
        {
            terms.Add(_first, double.NaN);
        }

        return Stopwatch.GetElapsedTime(start);
    }

    private void TryAgain(TWorld world, ReadOnlySpan<double> action, TimeSpan time)
    {
        RewardTerms aside = new(columns);
        for (int i = 1; i < Tries && time > SlowProgramException.Most; i++)
        {
            aside.Clear();
            TimeSpan again = Run(world, action, aside);
            time = again < time ? again : time;
        }

        if (time > SlowProgramException.Most && ++_slowStates > MostSlowStates)
        {
            throw new SlowProgramException(name, time, _slowStates);
        }
    }
}
