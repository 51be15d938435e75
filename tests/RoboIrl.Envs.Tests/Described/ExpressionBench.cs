using RoboIrl.Core.Configuration;
using RoboIrl.Envs.Described.Expressions;
using RoboIrl.Envs.Described.Terms;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.Tests.Described;

/// <summary>Compiles expressions over inputs x, y (numbers), v, w (vectors) and c (a condition) that can be set, so that nothing is folded.</summary>
internal sealed class ExpressionBench : IDisposable
{
    private const string Mjcf = "<mujoco><worldbody><body name='b'><joint name='j'/><geom size='0.1'/></body></worldbody></mujoco>";
    private readonly MjModel _model = MjModel.FromXml(Mjcf);
    private readonly Scope _scope;

    public ExpressionBench()
    {
        _scope = new Scope
        {
            Constants = new Dictionary<string, double> { ["pi"] = Math.PI, ["inf"] = double.PositiveInfinity, ["k"] = 3, ["dt"] = 0.01 },
            VariableNames = ["x", "y", "v", "w", "u", "c"],
            Variable = name => name switch { "x" => X, "y" => Y, "v" => V, "w" => W, "u" => U, _ => C },
            Callables = Vocabulary.Callables,
            Model = new ModelNames(_model, 1),
        };
    }

    public ScalarInput X { get; } = new() { Value = 2 };

    public ScalarInput Y { get; } = new() { Value = -5 };

    public VectorInput V { get; } = new([1, -2, 3]);

    public VectorInput W { get; } = new([4, 5, 6]);

    public VectorInput U { get; } = new([1, 2]);

    public ConditionInput C { get; } = new();

    public StepContext Context { get; } = new(1, 0.01);

    public List<ConfigProblem> Problems { get; } = [];

    public Node? Compile(string text)
    {
        SourceText source = new("e.yaml", text);
        return Binder.Compile(new ExpressionText(source, "test 'e'", text, new SourcePosition("e.yaml", 1, 1)), _scope, Problems);
    }

    public double Number(string text)
    {
        Context.Begin(null!);
        Node? node = Compile(text);
        Xunit.Assert.True(Problems.Count == 0, string.Join('\n', Problems));
        return Xunit.Assert.IsAssignableFrom<ScalarNode>(node).Evaluate(Context);
    }

    public double[] Vector(string text)
    {
        Context.Begin(null!);
        Node? node = Compile(text);
        Xunit.Assert.True(Problems.Count == 0, string.Join('\n', Problems));
        return Xunit.Assert.IsAssignableFrom<VectorNode>(node).Evaluate(Context).ToArray();
    }

    public bool Condition(string text)
    {
        Context.Begin(null!);
        Node? node = Compile(text);
        Xunit.Assert.True(Problems.Count == 0, string.Join('\n', Problems));
        return Xunit.Assert.IsAssignableFrom<ConditionNode>(node).Evaluate(Context);
    }

    public void Dispose() => _model.Dispose();

    internal sealed class ScalarInput : ScalarNode
    {
        public double Value { get; set; }

        public override double Evaluate(StepContext context) => Value;
    }

    internal sealed class VectorInput(double[] values) : VectorNode(values.Length)
    {
        public double[] Values { get; } = values;

        public override ReadOnlySpan<double> Evaluate(StepContext context) => Values;
    }

    internal sealed class ConditionInput : ConditionNode
    {
        public bool Value { get; set; }

        public override bool Evaluate(StepContext context) => Value;
    }
}
