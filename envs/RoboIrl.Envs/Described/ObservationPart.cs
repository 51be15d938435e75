using RoboIrl.Envs.Described.Expressions;

namespace RoboIrl.Envs.Described;

/// <summary>A run of the observation: an expression, clipped and then scaled.</summary>
internal sealed class ObservationPart(Node node, int start, (double Low, double High)? clip, double scale, Origin origin)
{
    private readonly int _size = node.Type.Size;

    public void Write(StepContext context, Span<double> observation)
    {
        Span<double> target = observation.Slice(start, _size);
        if (node is ScalarNode scalar)
        {
            target[0] = scalar.Evaluate(context);
        }
        else
        {
            ((VectorNode)node).Evaluate(context).CopyTo(target);
        }

        if (clip is { } bounds)
        {
            foreach (ref double value in target)
            {
                value = Math.Min(Math.Max(value, bounds.Low), bounds.High);
            }
        }

        if (scale != 1)
        {
            foreach (ref double value in target)
            {
                value *= scale;
            }
        }

        if (!FloatRange.Holds(target))
        {
            int element = FloatRange.FirstBeyond(target);
            context.Report(origin, target[element], element: node is VectorNode ? element : -1);
        }
    }
}
