using RoboIrl.Core.RewardPrograms;

namespace RoboIrl.Text2Reward.Programs;

/// <summary>
/// A program in the step loop: what it throws in a state that nobody had recorded becomes a term that is not a number, with which an
/// environment ends the episode and goes on.
/// </summary>
/// <typeparam name="TWorld">What the program sees.</typeparam>
/// <param name="program">The program.</param>
/// <param name="term">One of its terms.</param>
internal sealed class GuardedProgram<TWorld>(IRewardProgram<TWorld> program, string term) : IRewardProgram<TWorld>
    where TWorld : IWorld
{
    public void Evaluate(TWorld world, ReadOnlySpan<double> action, IRewardTerms terms)
    {
        try
        {
            program.Evaluate(world, action, terms);
        }
#pragma warning disable CA1031 // Whatever a program throws is its problem, not the training's.
        catch (Exception)
#pragma warning restore CA1031
        {
            terms.Add(term, double.NaN);
        }
    }
}
