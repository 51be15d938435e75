using System.Globalization;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.Described.Expressions;

/// <summary>What expressions read while they run: the world, the actions, and the first thing that went wrong.</summary>
/// <param name="actionSize">Number of actions.</param>
/// <param name="controlTimestep">Seconds per control step.</param>
internal sealed class StepContext(int actionSize, double controlTimestep)
{
    private double _first;
    private double _second;
    private int _element;

    /// <summary>The world; set before anything that reads it is evaluated.</summary>
    public MjData Data { get; set; } = null!;

    /// <summary>The last action as it was given [A]; 0 before the first step.</summary>
    public double[] Action { get; } = new double[actionSize];

    /// <summary>The action before the last [A].</summary>
    public double[] PreviousAction { get; } = new double[actionSize];

    /// <summary>Seconds per control step.</summary>
    public double ControlTimestep { get; } = controlTimestep;

    /// <summary>Changes whenever the world may have: variables are computed once per stamp.</summary>
    public long Stamp { get; private set; }

    /// <summary>Whether the episode has begun and no step was taken yet.</summary>
    public bool IsFresh { get; set; } = true;

    /// <summary>The operation that first gave no finite number since <see cref="Begin"/>.</summary>
    public Origin? Fault { get; private set; }

    /// <summary>Begins an evaluation of the world as it now is.</summary>
    public void Begin(MjData data)
    {
        Data = data;
        Stamp++;
        Fault = null;
    }

    /// <summary>Forgets the operation that failed.</summary>
    public void ClearFault() => Fault = null;

    /// <summary>Notes an operation whose result is not finite; the first one counts.</summary>
    public void Report(Origin origin, double first, double second = 0, int element = -1)
    {
        if (Fault is null)
        {
            (Fault, _first, _second, _element) = (origin, first, second, element);
        }
    }

    /// <summary>The noted fault in words, without its place.</summary>
    public string DescribeFault()
    {
        Origin at = Fault ?? throw new InvalidOperationException("No operation failed.");
        string operands = at.Operands switch
        {
            0 => "",
            1 => string.Create(CultureInfo.InvariantCulture, $" of {_first:R}"),
            _ => string.Create(CultureInfo.InvariantCulture, $" of {_first:R} and {_second:R}"),
        };
        string element = _element < 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" in element {_element}");
        string cause = (at.Operation, at.Operands) switch
        {
            _ when !double.IsFinite(_first) || (at.Operands == 2 && !double.IsFinite(_second)) => "the operand is not finite itself: a sensor or the physics gave it",
            ("'/'", _) when _second == 0 => "a division by zero; guard it, for example if(abs(b) > 1e-9, a / b, 0)",
            ("sqrt", _) => "the root of a negative number; guard it, for example sqrt(max(x, 0))",
            ("log", _) => "the logarithm of a number that is not positive; guard it, for example log(max(x, 1e-9))",
            _ => "guard it with clamp(x, low, high) or if(condition, a, b)",
        };
        return $"{at.Entry}: {at.Operation}{operands}{element} is not a finite number: {cause}";
    }
}
