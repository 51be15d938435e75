using RoboIrl.Core.Configuration;
using RoboIrl.Envs.Described.Expressions;

namespace RoboIrl.Envs.Described.Terms;

/// <summary>The soft indicator as a function of the expression language.</summary>
internal static class ToleranceTerm
{
    public static Callable Function { get; } = new()
    {
        Name = "tolerance",
        Parameters = [new("x"), new("lower", "0"), new("upper", "0"), new("margin", "0"), new("sigmoid", "\"gaussian\""), new("value_at_margin", "0.1")],
        Result = "as x",
        Unit = "",
        Meaning = "1 while x lies within lower .. upper, falling to value_at_margin one margin outside; the bounds are constants, inf is no bound; sigmoid is "
            + string.Join(", ", Enum.GetNames<ToleranceSigmoid>().Select(KeyNames.ToSnakeCase)),
        Example = "tolerance(height(\"torso\"), lower=1.2, upper=inf, margin=0.6)",
        Bind = Bind,
    };

    private static Node? Bind(CallArguments call)
    {
        Node? x = call.Number("x");
        double? lower = call.Constant("lower", 0);
        double? upper = call.Constant("upper", 0);
        double? margin = call.Constant("margin", 0);
        double? value = call.Constant("value_at_margin", 0.1);
        string? shape = call.Has("sigmoid") ? call.Text("sigmoid")?.Value : "gaussian";
        if (x is null || lower is null || upper is null || margin is null || value is null || shape is null)
        {
            return null;
        }

        string[] names = [.. Enum.GetNames<ToleranceSigmoid>().Select(KeyNames.ToSnakeCase)];
        int sigmoid = Array.IndexOf(names, shape);
        if (sigmoid < 0)
        {
            call.Binder.Refuse(call.Get("sigmoid")!.Offset, $"tolerance: there is no sigmoid '{KeyNames.Show(shape)}'{Hints.NearOrAll(shape, names)}");
            return null;
        }

        try
        {
            Tolerance tolerance = new(lower.Value, upper.Value, margin.Value, Enum.GetValues<ToleranceSigmoid>()[sigmoid], value.Value);
            return call.Binder.Folded(x is ScalarNode scalar ? new ScalarTolerance(scalar, tolerance) : new VectorTolerance((VectorNode)x, tolerance));
        }
        catch (ArgumentException e)
        {
            call.Refuse(e.Message.Split(" (Parameter", 2)[0]);
            return null;
        }
    }

    private sealed class ScalarTolerance(ScalarNode x, Tolerance tolerance) : ScalarNode
    {
        public override bool IsConstant => x.IsConstant;

        public override double Evaluate(StepContext context) => tolerance.Of(x.Evaluate(context));
    }

    private sealed class VectorTolerance(VectorNode x, Tolerance tolerance) : VectorNode(x.Size)
    {
        private readonly double[] _result = new double[x.Size];

        public override bool IsConstant => x.IsConstant;

        public override string? LabelOf(int element) => x.LabelOf(element);

        public override ReadOnlySpan<double> Evaluate(StepContext context)
        {
            ReadOnlySpan<double> values = x.Evaluate(context);
            for (int i = 0; i < _result.Length; i++)
            {
                _result[i] = tolerance.Of(values[i]);
            }

            return _result;
        }
    }
}
