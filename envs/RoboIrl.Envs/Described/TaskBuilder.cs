using System.Globalization;
using RoboIrl.Core.Configuration;
using RoboIrl.Core.Environments;
using RoboIrl.Envs.Described.Documents;
using RoboIrl.Envs.Described.Expressions;
using RoboIrl.Envs.Described.Terms;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.Described;

/// <summary>Puts a document to a model: checks every name and type, and makes the task of one world.</summary>
internal sealed class TaskBuilder
{
    private readonly Document _document;
    private readonly MjModel _model;
    private readonly List<ConfigProblem> _problems;
    private readonly ActionMap? _action;
    private readonly ModelNames _names;
    private readonly VariableTable _variables;
    private readonly Scope _scope;
    private readonly List<int> _constants = [];

    private TaskBuilder(Document document, MjModel model, List<ConfigProblem> problems)
    {
        (_document, _model, _problems) = (document, model, problems);
        _names = new ModelNames(model, 0);
        _action = new ActionBuilder(_names, problems).Build(document.Action);
        _names = new ModelNames(model, _action?.Actuators.Length ?? Math.Max(1, model.ActuatorCount));
        _variables = new VariableTable(document.Variables, problems);
        _scope = new Scope
        {
            Constants = new Dictionary<string, double>(document.Constants, StringComparer.Ordinal) { ["dt"] = model.Timestep * document.FrameSkip },
            VariableNames = document.VariableNames,
            Variable = _variables.Find,
            Callables = Vocabulary.Callables,
            Model = _names,
        };
        _variables.Scope = _scope;
    }

    /// <summary>Makes a task; null where the document does not fit the model, with every problem reported.</summary>
    public static DescribedTask? Build(Document document, MjModel model, List<ConfigProblem> problems)
    {
        int before = problems.Count;
        TaskParts? parts;
        try
        {
            parts = new TaskBuilder(document, model, problems).BuildParts();
        }
        catch (InsufficientExecutionStackException)
        {
            SourcePosition start = document.Model?.Position ?? default;
            problems.Add(new(new(start.File, 1, 1), "", "the expressions and variables are nested too deep; write them flatter"));
            return null;
        }

        return parts is not null && problems.Count == before ? new DescribedTask(parts) : null;
    }

    private TaskParts? BuildParts()
    {
        _variables.CheckAll();
        List<string> labels = [];
        List<ObservationPart> observation = BuildObservation(labels);
        List<WeightedTerm> reward = [];
        foreach (RewardEntry entry in _document.Reward)
        {
            if (BindScalar(entry.Text, entry.Syntax, "a reward is one number; take sum(v), mean(v) or an element") is { } value)
            {
                reward.Add(new WeightedTerm(value, entry.Weight, Origin.Of(entry.Text)));
            }
        }

        List<WeightedTerm> info = [];
        foreach (NamedExpression entry in _document.Info)
        {
            if (BindScalar(entry.Text, entry.Syntax, "an info value is one number") is { } value)
            {
                info.Add(new WeightedTerm(value, 1, Origin.Of(entry.Text)));
            }
        }

        string[] names = [.. _document.Reward.Select(r => "reward_" + r.Name), .. _document.Info.Select(i => i.Name)];
        RefuseDuplicateInfo();
        List<ConditionNode> termination = BuildTermination();
        ResetPlan reset = new ResetBuilder(_names, _problems).Build(_document.Reset);
        return _action is null || labels.Count == 0 ? null : new TaskParts
        {
            Name = _model.Source,
            Observation = VectorSpec.Unbounded(labels.Count, [.. labels]),
            ObservationParts = observation,
            ConstantObservations = _constants,
            Action = _action,
            InfoNames = names,
            Reward = reward,
            Info = info,
            Termination = termination,
            Rates = _scope.Rates,
            Reset = reset,
            Context = new StepContext(_action.Actuators.Length, _scope.Constants["dt"]),
        };
    }

    private List<ObservationPart> BuildObservation(List<string> labels)
    {
        List<ObservationPart> parts = [];
        for (int i = 0; i < _document.Observation.Count; i++)
        {
            ObservationEntry entry = _document.Observation[i];
            Node? node = Bind(entry.Text, entry.Syntax);
            if (node is ConditionNode)
            {
                Refuse(entry.Text, "is a condition; an observation is a number or vector: if(condition, 1, 0) makes one of it");
            }
            else if (node is not null && IsUsable(entry.Text, node))
            {
                AddConstants(entry, node, labels.Count);
                parts.Add(new ObservationPart(node, labels.Count, entry.Clip, entry.Scale, Origin.Of(entry.Text)));
                labels.AddRange(LabelsOf(entry.Name ?? NameOf(entry.Syntax, i), node));
            }
        }

        return parts;
    }

    private void AddConstants(ObservationEntry entry, Node node, int start)
    {
        foreach ((int element, SourcePosition position) in entry.Constant)
        {
            if (element >= node.Type.Size)
            {
                _problems.Add(new(position, "", string.Create(CultureInfo.InvariantCulture, $"the constant element is {element}, expected 0 to {node.Type.Size - 1}: this is {node.Type}")));
            }

            _constants.Add(start + element);
        }
    }

    private List<ConditionNode> BuildTermination()
    {
        List<ConditionNode> conditions = [];
        foreach (NamedExpression entry in _document.Termination)
        {
            Node? node = Bind(entry.Text, entry.Syntax);
            if (node is ConditionNode condition)
            {
                conditions.Add(condition);
            }
            else if (node is not null)
            {
                Refuse(entry.Text, $"is {node.Type}, expected a condition, for example height(\"torso\") < 0.7");
            }
        }

        return conditions;
    }

    private void RefuseDuplicateInfo()
    {
        foreach (NamedExpression info in _document.Info.Where(i => _document.Reward.Any(r => "reward_" + r.Name == i.Name)))
        {
            _problems.Add(new(info.Position, "", $"the info '{info.Name}' has the name that the reward term gets in the metrics; rename it"));
        }
    }

    private ScalarNode? BindScalar(ExpressionText text, Syntax syntax, string remedy)
    {
        Node? node = Bind(text, syntax);
        if (node is not null and not ScalarNode)
        {
            Refuse(text, $"is {node.Type}; {(node is ConditionNode ? "if(condition, 1, 0) makes a number of it" : remedy)}");
        }

        return node is ScalarNode scalar && IsUsable(text, scalar) ? scalar : null;
    }

    // An infinity is a bound; as a value it would end every step.
    private bool IsUsable(ExpressionText text, Node node)
    {
        double[] values = node switch { ScalarConstant number => [number.Value], VectorConstant vector => [.. vector.Values], _ => [] };
        int beyond = FloatRange.FirstBeyond(values);
        if (beyond < 0)
        {
            return true;
        }

        Refuse(text, string.Create(CultureInfo.InvariantCulture, $"has the constant value {values[beyond]:R}, expected a finite number of at most 3.4e38 in size; inf is only a bound for clamp, min, max, tolerance and clip"));
        return false;
    }

    private Node? Bind(ExpressionText text, Syntax syntax) => Binder.Compile(text, syntax, _scope, _problems);

    private void Refuse(ExpressionText text, string message) => _problems.Add(new(text.At(0), "", $"{text.Entry} {message}"));

    private static IEnumerable<string> LabelsOf(string name, Node node) => node is VectorNode vector
        ? Enumerable.Range(0, vector.Size).Select(i => $"{name}[{vector.LabelOf(i) ?? i.ToString(CultureInfo.InvariantCulture)}]")
        : [name];

    // 'position(torso)' for a term with a name, 'qvel' for one without, the variable's name, or the entry's number.
    private static string NameOf(Syntax syntax, int index) => syntax switch
    {
        CallSyntax { Arguments: [{ Name: null, Value: TextSyntax text }] } call => $"{call.Name}({text.Value})",
        CallSyntax call => call.Name,
        NameSyntax name => name.Name,
        IndexSyntax part => NameOf(part.Vector, index),
        _ => string.Create(CultureInfo.InvariantCulture, $"observation_{index + 1}"),
    };
}
