using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace RoboIrl.Text2Reward.Verification;

/// <summary>Collects problems, each place once, as many as an author can use.</summary>
internal sealed class ProblemList
{
    private readonly List<ProgramProblem> _problems = [];

    /// <summary>What was found, in the order of the text.</summary>
    public IReadOnlyList<ProgramProblem> Problems => [.. _problems.OrderBy(static p => p.Line).ThenBy(static p => p.Column)];

    /// <summary>Whether more would not be told.</summary>
    public bool IsFull => _problems.Count >= ProgramProblem.Most;

    /// <summary>Whether nothing was found.</summary>
    public bool IsEmpty => _problems.Count == 0;

    /// <summary>Adds a problem at a node or token.</summary>
    public void Add(ProgramRule rule, SyntaxNodeOrToken where, string found, string instead) => Add(rule, where.GetLocation(), found, instead);

    /// <summary>Adds a problem at a place; none for the whole program.</summary>
    public void Add(ProgramRule rule, Location? where, string found, string instead)
    {
        LinePosition? at = where?.IsInSource == true ? where.GetLineSpan().StartLinePosition : null;
        ProgramProblem problem = new(rule, at?.Line + 1 ?? 0, at?.Character + 1 ?? 0, found, instead);
        if (!IsFull && !_problems.Exists(p => p.Rule == rule && p.Line == problem.Line && p.Column == problem.Column && (p.Line > 0 || p.Found == found)))
        {
            _problems.Add(problem);
        }
    }

    /// <summary>Adds what was found already.</summary>
    public void AddRange(IEnumerable<ProgramProblem> problems) => _problems.AddRange(problems.Take(ProgramProblem.Most - _problems.Count));
}
