using RoboIrl.Core.Configuration;
using RoboIrl.Envs.Described.Expressions;
using Xunit;

namespace RoboIrl.Envs.Tests.Described;

/// <summary>The expression language: values, types, places of errors, what happens at run time.</summary>
public sealed class ExpressionTests : IDisposable
{
    private readonly ExpressionBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    // precedence and association
    [InlineData("1 + 2 * 3", 7)]
    [InlineData("(1 + 2) * 3", 9)]
    [InlineData("10 - 4 - 3", 3)]
    [InlineData("100 / 10 / 2", 5)]
    [InlineData("2 ^ 3 ^ 2", 512)]
    [InlineData("-2 ^ 2", -4)]
    [InlineData("2 ^ -1", 0.5)]
    [InlineData("-x ^ 2", -4)]
    [InlineData("--x", 2)]
    [InlineData("+x - -y", -3)]
    [InlineData("2 * -x", -4)]
    // values that change, constants, numbers
    [InlineData("x * y + k", -7)]
    [InlineData("x / 4", 0.5)]
    [InlineData("x ^ 0.5", 1.4142135623730951)]
    [InlineData("1e-3 + .5 + 2.", 2.501)]
    [InlineData("pi", Math.PI)]
    [InlineData("dt", 0.01)]
    // functions
    [InlineData("abs(y)", 5)]
    [InlineData("sqrt(x + 2)", 2)]
    [InlineData("exp(0 * x)", 1)]
    [InlineData("log(x / 2)", 0)]
    [InlineData("sin(pi / 2 + 0 * x)", 1)]
    [InlineData("cos(0 * x)", 1)]
    [InlineData("tan(0 * x)", 0)]
    [InlineData("tanh(0 * x)", 0)]
    [InlineData("square(y)", 25)]
    [InlineData("sign(y) + sign(x) + sign(0 * x)", 0)]
    [InlineData("floor(y / 2)", -3)]
    [InlineData("min(x, y, 7)", -5)]
    [InlineData("max(x, y)", 2)]
    [InlineData("min(v)", -2)]
    [InlineData("max(v)", 3)]
    [InlineData("clamp(y, -1, 1)", -1)]
    [InlineData("clamp(x, y, 10)", 2)]
    [InlineData("atan2(x - 2, -1)", Math.PI)]
    [InlineData("sum(v)", 2)]
    [InlineData("mean(w)", 5)]
    [InlineData("norm([3, 4 + 0 * x])", 5)]
    [InlineData("dot(v, w)", 12)]
    [InlineData("if(x > 1, x, y)", 2)]
    [InlineData("if(c, 1, 2)", 2)]
    [InlineData("tolerance(x, 1, 3)", 1)]
    [InlineData("tolerance(x, upper=1, margin=1, sigmoid='linear', value_at_margin=0)", 0)]
    [InlineData("tolerance(x, upper=0, margin=2)", 0.1)]
    // infinite bounds
    [InlineData("inf", double.PositiveInfinity)]
    [InlineData("-inf", double.NegativeInfinity)]
    [InlineData("--inf", double.PositiveInfinity)]
    [InlineData("(-[x - x + 1, 2, 3])[0]", -1)]
    [InlineData("tolerance(y, lower=-inf, upper=-4)", 1)]
    [InlineData("tolerance(x, lower=-inf, upper=0, margin=2)", 0.1)]
    [InlineData("tolerance(x, -inf, inf)", 1)]
    [InlineData("max(x, -inf)", 2)]
    [InlineData("clamp(y, -inf, 1)", -5)]
    [InlineData("clamp(y, -1, inf)", -1)]
    [InlineData("if(x > -inf, 1, 0)", 1)]
    // elements
    [InlineData("v[0] + v[2]", 4)]
    [InlineData("v[k - 1]", 3)]
    [InlineData("sum(w[1:])", 11)]
    [InlineData("sum(w[:2])", 9)]
    [InlineData("(v + w)[1]", 3)]
    [InlineData("[v, x, w][3]", 2)]
    public void Evaluate_Number_IsTheValue(string text, double expected) => Assert.Equal(expected, _bench.Number(text), 1e-15);

    [Theory]
    [InlineData("v + w", 5, 3, 9)]
    [InlineData("v * 2", 2, -4, 6)]
    [InlineData("1 / w", 0.25, 0.2, 1.0 / 6)]
    [InlineData("-v", -1, 2, -3)]
    [InlineData("abs(v)", 1, 2, 3)]
    [InlineData("v ^ 2", 1, 4, 9)]
    [InlineData("max(v, 0)", 1, 0, 3)]
    [InlineData("clamp(v, -1, 1)", 1, -1, 1)]
    [InlineData("clamp(v, [0, 0, 0], w)", 1, 0, 3)]
    [InlineData("if(x > 0, v, 0)", 1, -2, 3)]
    [InlineData("[1, 2, 3]", 1, 2, 3)]
    [InlineData("[u, x]", 1, 2, 2)]
    [InlineData("tolerance(v, 0, 3)", 1, 0, 1)]
    [InlineData("clamp(v, -inf, [1, inf, 2])", 1, -2, 2)]
    [InlineData("max(v, -[inf, inf, -4])", 1, -2, 4)]
    public void Evaluate_Vector_IsElementwise(string text, double a, double b, double c)
    {
        double[] values = _bench.Vector(text);
        Assert.Equal([a, b, c], values);
    }

    [Theory]
    [InlineData("x > 1 and y < 0", true)]
    [InlineData("x > 1 and not y < 0", false)]
    [InlineData("x < 1 or y < 0", true)]
    [InlineData("not (x == 2)", false)]
    [InlineData("x != 2 or y >= -5 and x <= 2", true)]
    [InlineData("true and not false", true)]
    [InlineData("x + 1 > 2 * 1", true)]
    [InlineData("if(c, true, x > 1)", true)]
    public void Evaluate_Condition_HasTheUsualPrecedence(string text, bool expected) => Assert.Equal(expected, _bench.Condition(text));

    [Theory]
    [InlineData("c and 1 / (x - 2) > 0", false)]
    [InlineData("not c or 1 / (x - 2) > 0", true)]
    public void Evaluate_DecidedCondition_LeavesTheOtherSideAlone(string text, bool expected)
    {
        Assert.Equal(expected, _bench.Condition(text));
        Assert.Null(_bench.Context.Fault);
    }

    [Fact]
    public void Evaluate_ChoiceNotTaken_IsNotComputed()
    {
        Assert.Equal(0, _bench.Number("if(x != 2, 1 / (x - 2), 0)"));
        Assert.Null(_bench.Context.Fault);
    }

    [Theory]
    [InlineData("1 / (x - 2)", 3, "'/' of 1 and 0 is not a finite number: a division by zero")]
    [InlineData("tanh(y / (x - 2))", 8, "'/' of -5 and 0 is not a finite number: a division by zero")]
    [InlineData("2 + sqrt(y)", 5, "sqrt of -5 is not a finite number: the root of a negative number")]
    [InlineData("log(x - 2)", 1, "log of 0 is not a finite number: the logarithm of a number that is not positive")]
    [InlineData("exp(1000 * x)", 1, "exp of 2000 is not a finite number")]
    [InlineData("y ^ 0.5", 3, "'^' of -5 and 0.5 is not a finite number")]
    [InlineData("sum(w / [x, x - 2, 1])", 7, "'/' of 5 and 0 in element 1 is not a finite number: a division by zero")]
    public void Evaluate_NotFinite_NamesPlaceAndOperands(string text, int column, string message)
    {
        _bench.Number(text);
        Origin fault = Assert.IsType<Origin>(_bench.Context.Fault);
        Assert.Equal(new SourcePosition("e.yaml", 1, column), fault.Position);
        Assert.StartsWith("test 'e': " + message, _bench.Context.DescribeFault(), StringComparison.Ordinal);
    }

    [Fact]
    public void Evaluate_ThousandTimes_AllocatesNothing()
    {
        Node node = _bench.Compile("if(x > 1 and not c, sum(square(v * 2 + w)) * tanh(y) / max(v, 0)[2], min(v) ^ 3) + tolerance(norm(w - v), margin=2) + [v, w, x][4]")!;
        ScalarNode scalar = Assert.IsAssignableFrom<ScalarNode>(node);
        Assert.True(double.IsFinite(scalar.Evaluate(_bench.Context)));
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1_000; i++)
        {
            scalar.Evaluate(_bench.Context);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Compile_ConstantParts_AreFolded()
    {
        Assert.Equal(14, Assert.IsType<ScalarConstant>(_bench.Compile("2 + 3 * 4 + 0 * sum([1, 2])")).Value);
        Assert.IsType<VectorConstant>(_bench.Compile("max([1, 2, 3] * 2, 3)"));
        Assert.IsType<ConditionConstant>(_bench.Compile("1 < 2 and not false"));
    }

    [Fact]
    public void Compile_EverythingWrong_IsReportedAtOnce()
    {
        Assert.Null(_bench.Compile("spede(1) + xx * (v + u) + if(x, 1, 2)"));
        Assert.Equal(["e.yaml:1:1", "e.yaml:1:12", "e.yaml:1:20", "e.yaml:1:30"], _bench.Problems.Select(p => p.Position.ToString()));
    }

    [Theory]
    [InlineData("value: x +\n  (y * )", 2, 8)] // a plain value that goes on in the next line
    [InlineData("value: >-\n  x +\n\n  (y * )", 4, 8)] // folded
    [InlineData("value: |\n  x +\n    (y * )\n", 3, 10)] // literal
    [InlineData("value: 'x + (y * )'", 1, 18)] // single quotes
    [InlineData("value: \"x + (y * )\"", 1, 18)] // double quotes
    [InlineData("value: &anchor x + (y * )", 1, 25)]
    [InlineData("value: 'position(''b'') + (y * )'", 1, 32)] // doubled quotes
    public void Compile_ErrorInAValueOfSeveralLines_HasItsPlaceInTheFile(string yaml, int line, int column)
    {
        List<ConfigProblem> problems = [];
        ConfigMap map = Assert.IsType<ConfigMap>(YamlReader.Read(yaml, "f.yaml", problems));
        ConfigScalar scalar = Assert.IsType<ConfigScalar>(map.Find("value")!.Value.Value);
        Assert.Null(Parser.Parse(new ExpressionText(new SourceText("f.yaml", yaml), "value", scalar.Text, scalar.Position), problems));
        ConfigProblem problem = Assert.Single(problems);
        Assert.Equal($"f.yaml:{line}:{column}", problem.Position.ToString());
        Assert.Contains("not ')'", problem.Message, StringComparison.Ordinal);
    }
}
