namespace RoboIrl.Envs.Described.Expressions;

/// <summary>A function of one number. As type argument of a node it is compiled into it: no call, no boxing.</summary>
internal interface IUnaryOperation
{
    static abstract double Apply(double x);
}

/// <summary>A function of two numbers.</summary>
internal interface IBinaryOperation
{
    static abstract double Apply(double a, double b);
}

/// <summary>A comparison of two numbers.</summary>
internal interface IComparison
{
    static abstract bool Apply(double a, double b);
}

/// <summary>A number from a vector.</summary>
internal interface IReduction
{
    static abstract double Apply(ReadOnlySpan<double> values);
}

internal readonly struct Negate : IUnaryOperation
{
    public static double Apply(double x) => -x;
}

internal readonly struct Absolute : IUnaryOperation
{
    public static double Apply(double x) => Math.Abs(x);
}

internal readonly struct SquareRoot : IUnaryOperation
{
    public static double Apply(double x) => Math.Sqrt(x);
}

internal readonly struct Exponential : IUnaryOperation
{
    public static double Apply(double x) => Math.Exp(x);
}

internal readonly struct Logarithm : IUnaryOperation
{
    public static double Apply(double x) => Math.Log(x);
}

internal readonly struct Sine : IUnaryOperation
{
    public static double Apply(double x) => Math.Sin(x);
}

internal readonly struct Cosine : IUnaryOperation
{
    public static double Apply(double x) => Math.Cos(x);
}

internal readonly struct Tangent : IUnaryOperation
{
    public static double Apply(double x) => Math.Tan(x);
}

internal readonly struct HyperbolicTangent : IUnaryOperation
{
    public static double Apply(double x) => Math.Tanh(x);
}

internal readonly struct Square : IUnaryOperation
{
    public static double Apply(double x) => x * x;
}

internal readonly struct Signum : IUnaryOperation
{
    // Math.Sign throws at NaN; here it stays one and is reported.
    public static double Apply(double x) => x > 0 ? 1 : x < 0 ? -1 : x;
}

internal readonly struct RoundDown : IUnaryOperation
{
    public static double Apply(double x) => Math.Floor(x);
}

internal readonly struct Sum : IBinaryOperation
{
    public static double Apply(double a, double b) => a + b;
}

internal readonly struct Difference : IBinaryOperation
{
    public static double Apply(double a, double b) => a - b;
}

internal readonly struct Product : IBinaryOperation
{
    public static double Apply(double a, double b) => a * b;
}

internal readonly struct Quotient : IBinaryOperation
{
    public static double Apply(double a, double b) => a / b;
}

internal readonly struct Power : IBinaryOperation
{
    public static double Apply(double a, double b) => Math.Pow(a, b);
}

internal readonly struct Smaller : IBinaryOperation
{
    public static double Apply(double a, double b) => Math.Min(a, b);
}

internal readonly struct Larger : IBinaryOperation
{
    public static double Apply(double a, double b) => Math.Max(a, b);
}

internal readonly struct Angle : IBinaryOperation
{
    public static double Apply(double a, double b) => Math.Atan2(a, b);
}

internal readonly struct Less : IComparison
{
    public static bool Apply(double a, double b) => a < b;
}

internal readonly struct LessOrEqual : IComparison
{
    public static bool Apply(double a, double b) => a <= b;
}

internal readonly struct Greater : IComparison
{
    public static bool Apply(double a, double b) => a > b;
}

internal readonly struct GreaterOrEqual : IComparison
{
    public static bool Apply(double a, double b) => a >= b;
}

internal readonly struct Equal : IComparison
{
    public static bool Apply(double a, double b) => a == b;
}

internal readonly struct Unequal : IComparison
{
    public static bool Apply(double a, double b) => a != b;
}

internal readonly struct Total : IReduction
{
    public static double Apply(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += value;
        }

        return sum;
    }
}

internal readonly struct Mean : IReduction
{
    public static double Apply(ReadOnlySpan<double> values) => Total.Apply(values) / values.Length;
}

internal readonly struct Norm : IReduction
{
    public static double Apply(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += value * value;
        }

        return Math.Sqrt(sum);
    }
}

internal readonly struct Least : IReduction
{
    public static double Apply(ReadOnlySpan<double> values)
    {
        double least = values[0];
        foreach (double value in values)
        {
            least = Math.Min(least, value);
        }

        return least;
    }
}

internal readonly struct Greatest : IReduction
{
    public static double Apply(ReadOnlySpan<double> values)
    {
        double greatest = values[0];
        foreach (double value in values)
        {
            greatest = Math.Max(greatest, value);
        }

        return greatest;
    }
}
