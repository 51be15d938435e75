using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace RoboIrl.Text2Reward.Verification;

/// <summary>Which methods and local functions of a program call which.</summary>
internal sealed class CallGraph
{
    private readonly Dictionary<ISymbol, List<(ISymbol To, SyntaxNode Where)>> _calls = new(SymbolEqualityComparer.Default);

    /// <summary>Adds a call.</summary>
    public void Add(IInvocationOperation call)
    {
        if (Caller(call) is not { } from)
        {
            return;
        }

        if (!_calls.TryGetValue(from, out List<(ISymbol To, SyntaxNode Where)>? to))
        {
            _calls.Add(from, to = []);
        }

        to.Add((call.TargetMethod.OriginalDefinition, call.Syntax));
    }

    /// <summary>Reports each call that can lead back to its caller.</summary>
    public void ReportCycles(ProblemList problems)
    {
        foreach ((ISymbol from, List<(ISymbol To, SyntaxNode Where)> calls) in _calls)
        {
            foreach ((ISymbol to, SyntaxNode where) in calls)
            {
                if (Reaches(to, from))
                {
                    problems.Add(ProgramRule.Recursion, where, $"'{Excerpt.Of(from.Name)}' can call itself through this call.", "Use a loop.");
                }
            }
        }
    }

    private static ISymbol? Caller(IOperation call)
    {
        for (IOperation? at = call.Parent; at is not null; at = at.Parent)
        {
            switch (at)
            {
                case ILocalFunctionOperation function:
                    return function.Symbol.OriginalDefinition;
                case IMethodBodyOperation { SemanticModel: { } model } body:
                    return model.GetDeclaredSymbol(body.Syntax);
            }
        }

        return null;
    }

    private bool Reaches(ISymbol from, ISymbol to)
    {
        HashSet<ISymbol> seen = new(SymbolEqualityComparer.Default);
        Stack<ISymbol> open = new([from]);
        while (open.TryPop(out ISymbol? at))
        {
            if (SymbolEqualityComparer.Default.Equals(at, to))
            {
                return true;
            }

            if (seen.Add(at) && _calls.TryGetValue(at, out List<(ISymbol To, SyntaxNode Where)>? next))
            {
                next.ForEach(call => open.Push(call.To));
            }
        }

        return false;
    }
}
