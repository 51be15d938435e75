namespace RoboIrl.Envs.Described.Expressions;

/// <summary>The functions of the expression language: they compute, the terms read the world.</summary>
internal static class Functions
{
    private static readonly Parameter[] OneNumber = [new("x")];

    public static IEnumerable<Callable> All =>
    [
        Elementwise<Absolute>("abs", "The size of x, of each element of a vector", "abs(x)"),
        Elementwise<SquareRoot>("sqrt", "The square root; x below 0 is an error", "sqrt(max(x, 0))"),
        Elementwise<Exponential>("exp", "e to the power of x", "exp(-5 * d)"),
        Elementwise<Logarithm>("log", "The natural logarithm; x of 0 or below is an error", "log(max(x, 1e-6))"),
        Elementwise<Sine>("sin", "The sine of an angle in rad", "sin(joint_position(\"hinge\"))"),
        Elementwise<Cosine>("cos", "The cosine of an angle in rad", "cos(joint_position(\"hinge\"))"),
        Elementwise<Tangent>("tan", "The tangent of an angle in rad", "tan(a)"),
        Elementwise<HyperbolicTangent>("tanh", "The hyperbolic tangent, within -1 .. 1", "tanh(x / 10)"),
        Elementwise<Square>("square", "x * x", "sum(square(control()))"),
        Elementwise<Signum>("sign", "-1, 0 or 1", "sign(x)"),
        Elementwise<RoundDown>("floor", "The next whole number that is not above x", "floor(x)"),
        Reduction<Total>("sum", "The sum of a vector's elements", "sum(abs(qvel()))"),
        Reduction<Mean>("mean", "The mean of a vector's elements", "mean(abs(control()))"),
        Reduction<Norm>("norm", "The Euclidean length of a vector", "norm(velocity(\"torso\"))"),
        new Callable
        {
            Name = "dot", Parameters = [new("a"), new("b")], Result = "number", Unit = "of a times b",
            Meaning = "The scalar product of two vectors of one size", Example = "dot(axis(\"torso\", \"x\"), [1, 0, 0])", Bind = BindDot,
        },
        Extremum<Smaller, Least>("min", "The smallest of the arguments, element by element; of one vector its smallest element", "min(x, 1)"),
        Extremum<Larger, Greatest>("max", "The largest of the arguments, element by element; of one vector its largest element", "max(abs(qpos()))"),
        new Callable
        {
            Name = "clamp", Parameters = [new("x"), new("low"), new("high")], Result = "as x", Unit = "of x",
            Meaning = "x within low .. high, element by element", Example = "clamp(qvel(), -10, 10)", Bind = BindClamp,
        },
        new Callable
        {
            Name = "atan2", Parameters = [new("y"), new("x")], Result = "as y", Unit = "rad",
            Meaning = "The angle of the point (x, y), within -pi .. pi", Example = "atan2(p[1], p[0])", Bind = BindAngle,
        },
        new Callable
        {
            Name = "if", Parameters = [new("condition"), new("a"), new("b")], Result = "as a and b", Unit = "of a and b",
            Meaning = "a where the condition holds, otherwise b; the other one is not computed", Example = "if(height(\"torso\") > 0.7, 1, 0)", Bind = BindIf,
        },
    ];

    private static Callable Elementwise<T>(string name, string meaning, string example)
        where T : struct, IUnaryOperation => new()
        {
            Name = name,
            Parameters = OneNumber,
            Result = "as x",
            Unit = "",
            Meaning = meaning,
            Example = example,
            Bind = static call => call.Number("x") is { } x ? call.Binder.Unary<T>(x, call.Origin()) : null,
        };

    private static Callable Reduction<T>(string name, string meaning, string example)
        where T : struct, IReduction => new()
        {
            Name = name,
            Parameters = [new("v")],
            Result = "number",
            Unit = "of v",
            Meaning = meaning,
            Example = example,
            Bind = static call => call.Vector("v") is { } v ? call.Binder.Folded(new ReductionNode<T>(v, call.Origin(0))) : null,
        };

    private static Callable Extremum<T, TReduction>(string name, string meaning, string example)
        where T : struct, IBinaryOperation
        where TReduction : struct, IReduction => new()
        {
            Name = name,
            Parameters = [new("x", IsMany: true)],
            Result = "as x",
            Unit = "of x",
            Meaning = meaning,
            Example = example,
            Bind = static call => BindExtremum<T, TReduction>(call),
        };

    private static Node? BindExtremum<T, TReduction>(CallArguments call)
        where T : struct, IBinaryOperation
        where TReduction : struct, IReduction
    {
        Node?[] values = [.. call.Many.Select(a => call.Binder.BindNumber(a.Value, call.Call.Name))];
        if (values.Length == 0 || values is [ScalarNode])
        {
            call.Refuse("needs a vector, or two values or more");
            return null;
        }

        if (values is [VectorNode vector])
        {
            return call.Binder.Folded(new ReductionNode<TReduction>(vector, call.Origin(0)));
        }

        Node? result = values[0];
        foreach (Node? value in values.Skip(1))
        {
            result = result is null || value is null ? null : call.Binder.Binary<T>(result, value, call.Origin(2), call.Call.Offset);
        }

        return result;
    }

    private static Node? BindDot(CallArguments call)
    {
        VectorNode? a = call.Vector("a");
        VectorNode? b = call.Vector("b");
        return a is null || b is null || call.Binder.Widen("dot", call.Call.Offset, a, b) is null ? null : call.Binder.Folded(new DotNode(a, b, call.Origin(0)));
    }

    private static Node? BindClamp(CallArguments call)
    {
        Node? x = call.Number("x");
        Node? low = call.Number("low");
        Node? high = call.Number("high");
        if (x is null || low is null || high is null)
        {
            return null;
        }

        if (low is ScalarConstant a && high is ScalarConstant b && a.Value > b.Value)
        {
            call.Refuse("the lower bound is above the upper one");
            return null;
        }

        if (x is ScalarNode s && low is ScalarNode l && high is ScalarNode h)
        {
            return call.Binder.Folded(new ScalarClamp(s, l, h));
        }

        return call.Binder.Widen("clamp", call.Call.Offset, x, low, high) is [var v, var lower, var upper] ? call.Binder.Folded(new VectorClamp(v, lower, upper)) : null;
    }

    private static Node? BindAngle(CallArguments call)
    {
        Node? y = call.Number("y");
        Node? x = call.Number("x");
        return y is null || x is null ? null : call.Binder.Binary<Angle>(y, x, call.Origin(2), call.Call.Offset);
    }

    private static Node? BindIf(CallArguments call)
    {
        ConditionNode? condition = call.Condition("condition");
        Node? yes = call.Binder.Bind(call.Get("a")!);
        Node? no = call.Binder.Bind(call.Get("b")!);
        if (condition is null || yes is null || no is null)
        {
            return null;
        }

        if (yes is ConditionNode c && no is ConditionNode d)
        {
            return call.Binder.Folded(new ConditionChoice(condition, c, d));
        }

        if (yes is ConditionNode || no is ConditionNode)
        {
            call.Refuse($"'a' is {yes.Type} and 'b' is {no.Type}; both must be of one kind");
            return null;
        }

        if (yes is ScalarNode a && no is ScalarNode b)
        {
            return call.Binder.Folded(new ScalarChoice(condition, a, b));
        }

        return call.Binder.Widen("if", call.Call.Offset, yes, no) is [var x, var y] ? call.Binder.Folded(new VectorChoice(condition, x, y)) : null;
    }
}
