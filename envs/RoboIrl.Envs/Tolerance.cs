using System.Globalization;

namespace RoboIrl.Envs;

/// <summary>
/// A soft indicator: 1 while a quantity lies within its bounds, falling to a given value one margin outside. The building
/// block of rewards in [0, 1].
/// </summary>
/// <remarks>
/// An immutable value: making one allocates nothing, so that bounds may depend on the episode. Arguments are checked where it is
/// made, <see cref="Of"/> only computes. Tassa et al. 2018, "DeepMind Control Suite", section 3.
/// </remarks>
public readonly struct Tolerance
{
    private readonly double _lower;
    private readonly double _upper;
    private readonly double _margin;
    private readonly ToleranceSigmoid _sigmoid;
    private readonly double _scale;

    /// <summary>Fixes bounds and shape.</summary>
    /// <param name="lower">Smallest value that counts 1; minus infinity for no lower bound.</param>
    /// <param name="upper">Largest value that counts 1, at least <paramref name="lower"/>; infinity for no upper bound.</param>
    /// <param name="margin">Distance from the bounds, in units of the quantity, at which <paramref name="valueAtMargin"/> is reached; 0 makes a step.</param>
    /// <param name="sigmoid">Shape outside the bounds.</param>
    /// <param name="valueAtMargin">In (0, 1); 0 is allowed for cosine, linear and quadratic.</param>
    /// <exception cref="ArgumentException">The bounds are not in order, or a parameter is out of its range.</exception>
    public Tolerance(
        double lower, double upper, double margin = 0, ToleranceSigmoid sigmoid = ToleranceSigmoid.Gaussian, double valueAtMargin = 0.1)
    {
        // Written so that NaN fails too.
        if (!(lower <= upper) || double.IsPositiveInfinity(lower) || double.IsNegativeInfinity(upper))
        {
            throw new ArgumentException(Text($"The bounds [{lower}, {upper}] are not in order; expected lower <= upper with at least one value between them."), nameof(lower));
        }

        if (!(margin >= 0) || double.IsPositiveInfinity(margin))
        {
            throw new ArgumentOutOfRangeException(nameof(margin), margin, "The margin must be a finite number, 0 or more.");
        }

        bool reachesZero = sigmoid is ToleranceSigmoid.Cosine or ToleranceSigmoid.Linear or ToleranceSigmoid.Quadratic;
        if (!(valueAtMargin < 1) || !(reachesZero ? valueAtMargin >= 0 : valueAtMargin > 0))
        {
            throw new ArgumentOutOfRangeException(
                nameof(valueAtMargin), valueAtMargin, $"The value at the margin of a {sigmoid} tolerance must lie in {(reachesZero ? "[0, 1)" : "(0, 1)")}.");
        }

        (_lower, _upper, _margin, _sigmoid) = (lower, upper, margin, sigmoid);
        _scale = Scale(sigmoid, valueAtMargin);
    }

    /// <summary>The value for a quantity.</summary>
    /// <param name="x">The quantity; infinities are far outside.</param>
    /// <returns>In [0, 1]; NaN where <paramref name="x"/> is NaN, so that a broken state is not mistaken for a bad one.</returns>
    public double Of(double x)
    {
        if (x >= _lower && x <= _upper)
        {
            return 1;
        }

        double distance = x < _lower ? _lower - x : x - _upper;
        return _margin > 0 || double.IsNaN(x) ? Outside(distance / _margin) : 0;
    }

    // What the distance is multiplied by, so that the value at distance 1 is v.
    private static double Scale(ToleranceSigmoid sigmoid, double v) => sigmoid switch
    {
        ToleranceSigmoid.Gaussian => Math.Log(v),
        ToleranceSigmoid.Hyperbolic => Math.Acosh(1 / v),
        ToleranceSigmoid.LongTail or ToleranceSigmoid.Reciprocal => (1 / v) - 1,
        ToleranceSigmoid.Cosine => Math.Acos((2 * v) - 1),
        ToleranceSigmoid.Linear or ToleranceSigmoid.Quadratic => 1 - v,
        ToleranceSigmoid.TanhSquared => Math.Atanh(Math.Sqrt(1 - v)),
        _ => throw new ArgumentOutOfRangeException(nameof(sigmoid), sigmoid, $"Not a shape; expected one of {string.Join(", ", Enum.GetNames<ToleranceSigmoid>())}."),
    };

    // d > 0, in margins.
    private double Outside(double d) => _sigmoid switch
    {
        ToleranceSigmoid.Gaussian => Math.Exp(d * d * _scale),
        ToleranceSigmoid.Hyperbolic => 1 / Math.Cosh(d * _scale),
        ToleranceSigmoid.LongTail => 1 / (1 + (d * d * _scale)),
        ToleranceSigmoid.Reciprocal => 1 / (1 + (d * _scale)),
        ToleranceSigmoid.Cosine => d * _scale >= Math.PI ? 0 : (1 + Math.Cos(d * _scale)) / 2,
        ToleranceSigmoid.Linear => Math.Max(0, 1 - (d * _scale)),
        ToleranceSigmoid.Quadratic => Math.Max(0, 1 - (d * d * _scale)),
        _ => 1 - Square(Math.Tanh(d * _scale)),
    };

    private static double Square(double x) => x * x;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
