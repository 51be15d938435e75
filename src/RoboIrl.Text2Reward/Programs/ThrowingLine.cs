using System.Diagnostics;
using RoboIrl.Core.RewardPrograms;

namespace RoboIrl.Text2Reward.Programs;

/// <summary>The line of a program that throws. Optimised code does not know it: the program is compiled once more, and run again.</summary>
internal static class ThrowingLine
{
    /// <summary>Finds the line.</summary>
    /// <param name="program">A verified program.</param>
    /// <param name="world">The state in which it throws.</param>
    /// <param name="action">The action there.</param>
    /// <returns>From 1; 0 where it does not throw again.</returns>
    public static int Of<TWorld>(CompiledProgram program, TWorld world, ReadOnlySpan<double> action)
        where TWorld : IWorld
    {
        using CompiledProgram? slow = ProgramCompiler.CompileForLines(program);
        try
        {
            slow?.Create<TWorld>().Evaluate(world, action, new RewardTerms(program.Terms));
            return 0;
        }
#pragma warning disable CA1031 // Whatever a program throws is its problem.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return Array.Find(new StackTrace(e, fNeedFileInfo: true).GetFrames(), static f => f.GetFileName() == ProgramCompiler.FileName)?.GetFileLineNumber() ?? 0;
        }
    }
}
