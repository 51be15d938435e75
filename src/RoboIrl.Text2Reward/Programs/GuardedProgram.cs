using System.Diagnostics;
using System.Globalization;
using RoboIrl.Core.RewardPrograms;
using RoboIrl.Text2Reward.Verification;

namespace RoboIrl.Text2Reward.Programs;

/// <summary>
/// A program in the step loop, where it meets states that nobody had recorded: what it throws is told with its line, and an environment
/// ends the episode and goes on; where it is far too slow again and again, it ends the run.
/// </summary>
/// <remarks>
/// Two looks at the clock cost 0.05 us, a step of the fastest environment some 10 us. A slow evaluation is repeated, and the fastest
/// counts: programs keep nothing between calls, and a busy machine shall end no run. The line of the first exception is found, which
/// takes a compilation; later ones are told without.
/// </remarks>
/// <typeparam name="TWorld">What the program sees.</typeparam>
/// <param name="program">The program.</param>
/// <param name="name">What it is called in messages.</param>
/// <param name="columns">Names of its terms.</param>
/// <param name="compiled">Where it is from; null where lines do not matter.</param>
internal sealed class GuardedProgram<TWorld>(IRewardProgram<TWorld> program, string name, IReadOnlyList<string> columns, CompiledProgram? compiled) : IRewardProgram<TWorld>
    where TWorld : IWorld
{
    private const int Tries = 3;
    private const int MostSlowStates = 2;
    private const int MostMessage = 240; // characters
    private CompiledProgram? _unasked = compiled;
    private int _slowStates;

    /// <inheritdoc/>
    /// <exception cref="RewardProgramException">It threw.</exception>
    /// <exception cref="SlowProgramException">It took too long, in several states by now.</exception>
    public void Evaluate(TWorld world, ReadOnlySpan<double> action, IRewardTerms terms)
    {
        (TimeSpan time, Exception? thrown) = Run(world, action, terms);
        if (time > SlowProgramException.Most)
        {
            TryAgain(world, action, time);
        }

        if (thrown is not null)
        {
            throw new RewardProgramException(Describe(thrown, world, action), thrown);
        }
    }

    private (TimeSpan Time, Exception? Thrown) Run(TWorld world, ReadOnlySpan<double> action, IRewardTerms terms)
    {
        long start = Stopwatch.GetTimestamp();
        Exception? thrown = null;
        try
        {
            program.Evaluate(world, action, terms);
        }
#pragma warning disable CA1031 // Whatever a program throws is its problem, not the training's.
        catch (Exception e)
#pragma warning restore CA1031
        {
            thrown = e;
        }

        return (Stopwatch.GetElapsedTime(start), thrown);
    }

    private void TryAgain(TWorld world, ReadOnlySpan<double> action, TimeSpan time)
    {
        RewardTerms aside = new(columns);
        for (int i = 1; i < Tries && time > SlowProgramException.Most; i++)
        {
            aside.Clear();
            TimeSpan again = Run(world, action, aside).Time;
            time = again < time ? again : time;
        }

        if (time > SlowProgramException.Most && ++_slowStates > MostSlowStates)
        {
            throw new SlowProgramException(name, time, _slowStates);
        }
    }

    private string Describe(Exception thrown, TWorld world, ReadOnlySpan<double> action)
    {
        int line = _unasked is { } source && thrown is not LoopFuelException ? ThrowingLine.Of(source, world, action) : 0; // fuel names its line
        _unasked = null;
        string where = line > 0 ? string.Create(CultureInfo.InvariantCulture, $" in line {line}") : "";
        return $"threw {thrown.GetType().Name}{where}: {Excerpt.Of(thrown.Message, MostMessage)}";
    }
}
