using RoboIrl.Envs.Described.Expressions;

namespace RoboIrl.Envs.Described;

/// <summary>A named number of the reward or the info values: weight times value.</summary>
/// <param name="Value">The expression.</param>
/// <param name="Weight">What it is multiplied by.</param>
/// <param name="Origin">Where the expression is written: a value that is not finite in single precision is a fault of this place.</param>
internal sealed record WeightedTerm(ScalarNode Value, double Weight, Origin Origin)
{
    public double Evaluate(StepContext context)
    {
        double value = Weight * Value.Evaluate(context);
        if (!FloatRange.Holds(value))
        {
            context.Report(Origin, value);
        }

        return value;
    }
}
