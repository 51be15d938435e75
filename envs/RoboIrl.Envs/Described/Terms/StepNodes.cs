using RoboIrl.Envs.Described.Expressions;

namespace RoboIrl.Envs.Described.Terms;

internal sealed class TimeNode : ScalarNode
{
    public override double Evaluate(StepContext context) => context.Data.Time;
}

/// <summary>Which of the actions the context keeps.</summary>
internal enum ActionPart
{
    Last,
    Before,
    Change,
}

internal sealed class ActionNode(ActionPart part, int size) : VectorNode(size)
{
    private readonly double[] _result = new double[size];

    public override ReadOnlySpan<double> Evaluate(StepContext context)
    {
        if (part != ActionPart.Change)
        {
            return part == ActionPart.Last ? context.Action : context.PreviousAction;
        }

        for (int i = 0; i < _result.Length; i++)
        {
            _result[i] = context.Action[i] - context.PreviousAction[i];
        }

        return _result;
    }
}

/// <summary>
/// What an expression was at the end of the last two control steps. Kept, not computed anew, before a step: after restoring a state the
/// engine's results are not those that the last step had left.
/// </summary>
/// <remarks>
/// The expression is computed at every step, whether or not its rate is read there. Where it fails, it counts as unknown (NaN), and its
/// fault only counts for those who read the rate: what <c>if</c>, <c>and</c> and <c>or</c> leave out cannot fail a step.
/// </remarks>
/// <param name="inner">The expression.</param>
/// <param name="origin">Where the rate is asked for.</param>
internal sealed class RateMemory(Node inner, Origin origin)
{
    private readonly double[] _before = new double[inner.Type.Size];
    private readonly double[] _now = new double[inner.Type.Size];
    private OperationFault _fault;

    public int Size => _now.Length;

    public int StateSize => 2 * Size;

    /// <summary>The step that begins makes what is now what was before.</summary>
    public void Shift() => _now.CopyTo(_before, 0);

    /// <summary>Evaluates the expression; at the start of an episode nothing has changed yet.</summary>
    public void Update(StepContext context)
    {
        OperationFault outer = context.TakeFault();
        if (inner is ScalarNode scalar)
        {
            _now[0] = scalar.Evaluate(context);
        }
        else
        {
            ((VectorNode)inner).Evaluate(context).CopyTo(_now);
        }

        _fault = context.TakeFault();
        context.Report(outer);
        if (_fault.Origin is null && !PhysicsFault.AllFinite(_now))
        {
            int element = Array.FindIndex(_now, static x => !double.IsFinite(x));
            _fault = new OperationFault(origin with { Operands = 1 }, _now[element], Element: inner is VectorNode ? element : -1);
        }

        if (_fault.Origin is not null)
        {
            Array.Fill(_now, double.NaN);
        }

        if (context.IsFresh)
        {
            Shift();
        }
    }

    /// <summary>The change per second; 0 where the expression was unknown before the step: nothing can be compared.</summary>
    public double RateOf(int element, StepContext context)
    {
        double now = _now[element];
        double before = double.IsNaN(_before[element]) ? now : _before[element];
        double rate = (now - before) / context.ControlTimestep;
        if (!double.IsFinite(rate))
        {
            context.Report(_fault.Origin is null ? new OperationFault(origin, now, before) : _fault);
        }

        return rate;
    }

    public void Save(Span<double> state)
    {
        _before.CopyTo(state);
        _now.CopyTo(state[Size..]);
    }

    public void Load(ReadOnlySpan<double> state)
    {
        state[..Size].CopyTo(_before);
        state.Slice(Size, Size).CopyTo(_now);
    }
}

internal sealed class ScalarRate(RateMemory memory) : ScalarNode
{
    public override double Evaluate(StepContext context) => memory.RateOf(0, context);
}

internal sealed class VectorRate(RateMemory memory, VectorNode inner) : VectorNode(memory.Size)
{
    private readonly double[] _result = new double[memory.Size];

    public override string? LabelOf(int element) => inner.LabelOf(element);

    public override ReadOnlySpan<double> Evaluate(StepContext context)
    {
        for (int i = 0; i < _result.Length; i++)
        {
            _result[i] = memory.RateOf(i, context);
        }

        return _result;
    }
}
