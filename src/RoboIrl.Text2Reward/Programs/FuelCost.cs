using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace RoboIrl.Text2Reward.Programs;

/// <summary>What one round of a loop, or one call of an own function, takes from the bound of an evaluation.</summary>
/// <remarks>
/// One unit, another for each 16 words and signs of its text, and another for each call and each remainder in it: nothing else that
/// can be written in a word or two takes long, such as to fill a span, to ask for a contact, or to divide 1e308 by 1e-308 with a
/// rest (2 us). What stands in an inner loop counts there again.
/// </remarks>
internal static class FuelCost
{
    private const int TokensPerUnit = 16;

    /// <summary>Units of work, at least 1.</summary>
    /// <param name="work">The whole loop, its head included, or the whole function.</param>
    public static int Of(SyntaxNode work)
    {
        int tokens = 0, heavy = 0;
        foreach (SyntaxNodeOrToken item in work.DescendantNodesAndTokens())
        {
            tokens += item.IsToken ? 1 : 0;
            heavy += item.Kind() is SyntaxKind.InvocationExpression or SyntaxKind.ModuloExpression or SyntaxKind.ModuloAssignmentExpression ? 1 : 0;
        }

        return 1 + heavy + (tokens / TokensPerUnit);
    }
}
