using RoboIrl.Core.RewardPrograms;
using RoboIrl.Text2Reward.Programs;
using RoboIrl.Text2Reward.Verification;

namespace RoboIrl.Text2Reward.Smoke;

/// <summary>States that are shown through one view.</summary>
/// <typeparam name="TWorld">The interface of the world.</typeparam>
public abstract class RecordedStates<TWorld> : RecordedStates
    where TWorld : IWorld
{
    /// <inheritdoc/>
    public override Type World => typeof(TWorld);

    /// <summary>Shows the state that <see cref="Show"/> chose; the same object for all states of one world.</summary>
    public abstract TWorld View { get; }

    /// <summary>The action of that state, every element in [-1, 1].</summary>
    public abstract ReadOnlySpan<double> Action { get; }

    /// <summary>Chooses a state.</summary>
    /// <param name="index">From 0.</param>
    public abstract void Show(int index);

    /// <inheritdoc/>
    public override SmokeReport Try(CompiledProgram program, SmokeLimits limits)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(limits);
        if (Count < limits.States)
        {
            throw new ArgumentException($"There are {Count} recorded states; a program is tried on at least {limits.States}. Record more.", nameof(limits));
        }

        return program.World.IsAssignableFrom(typeof(TWorld))
            ? new SmokeTest<TWorld>(program, this, limits).Run()
            : SmokeReport.Refused(new ProgramProblem(
                ProgramRule.Shape,
                0,
                0,
                $"The program rewards a {program.World.Name}, but this environment shows a {typeof(TWorld).Name}.",
                $"Write 'IRewardProgram<{typeof(TWorld).Name}>' and 'Evaluate({typeof(TWorld).Name} world, ...)'."));
    }
}
