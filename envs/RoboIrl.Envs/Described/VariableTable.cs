using RoboIrl.Core.Configuration;
using RoboIrl.Envs.Described.Documents;
using RoboIrl.Envs.Described.Expressions;

namespace RoboIrl.Envs.Described;

/// <summary>Makes the nodes of variables when they are first used, and finds circles.</summary>
internal sealed class VariableTable(IReadOnlyList<NamedExpression> variables, List<ConfigProblem> problems)
{
    private const int MaxChain = 16;
    private readonly Dictionary<string, NamedExpression> _variables = variables.ToDictionary(v => v.Name, StringComparer.Ordinal);
    private readonly Dictionary<string, Node?> _done = new(StringComparer.Ordinal);
    private readonly List<NamedExpression> _open = [];

    /// <summary>Where the variables' own names are looked up; set before the first use.</summary>
    public Scope Scope { get; set; } = null!;

    /// <summary>The node of a variable; null where it is wrong, which was reported then.</summary>
    public Node? Find(string name)
    {
        if (_done.TryGetValue(name, out Node? known))
        {
            return known;
        }

        if (!_variables.TryGetValue(name, out NamedExpression? variable))
        {
            return null; // it could not be read
        }

        int start = _open.IndexOf(variable);
        if (start >= 0)
        {
            string chain = string.Join(" -> ", _open.Skip(start).Select(v => $"{v.Name} ({v.Position})"));
            problems.Add(new(_open[start].Position, "", $"variables run in a circle: {chain} -> {name}; compute one of them without the others"));
            return null;
        }

        if (_open.Count == MaxChain)
        {
            problems.Add(new(variable.Position, "", $"variables use each other more than {MaxChain} deep: {string.Join(" -> ", _open.Take(3).Select(v => v.Name))} -> .. -> {name}; write some of them out"));
            return null;
        }

        _open.Add(variable);
        Node? node = Wrapped(Binder.Compile(variable.Text, variable.Syntax, Scope, problems));
        _open.RemoveAt(_open.Count - 1);
        _done[name] = node;
        return node;
    }

    /// <summary>Checks the variables that nothing uses, too.</summary>
    public void CheckAll()
    {
        foreach (NamedExpression variable in _variables.Values)
        {
            Find(variable.Name);
        }
    }

    private static Node? Wrapped(Node? node) => node switch
    {
        null => null,
        { IsConstant: true } => node,
        ScalarNode scalar => new ScalarVariable(scalar),
        VectorNode vector => new VectorVariable(vector),
        _ => new ConditionVariable((ConditionNode)node),
    };
}
