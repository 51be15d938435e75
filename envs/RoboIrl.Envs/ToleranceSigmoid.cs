namespace RoboIrl.Envs;

/// <summary>
/// How a <see cref="Tolerance"/> falls off outside its bounds. d is the distance to the nearer bound over the margin, v the
/// value at the margin (d = 1).
/// </summary>
public enum ToleranceSigmoid
{
    /// <summary>exp(d^2 ln v)</summary>
    Gaussian,

    /// <summary>1 / cosh(d arcosh(1/v))</summary>
    Hyperbolic,

    /// <summary>1 / (1 + d^2 (1/v - 1))</summary>
    LongTail,

    /// <summary>1 / (1 + d (1/v - 1))</summary>
    Reciprocal,

    /// <summary>(1 + cos(d arccos(2v - 1))) / 2, and 0 from where the cosine has reached -1</summary>
    Cosine,

    /// <summary>1 - d (1 - v), at least 0</summary>
    Linear,

    /// <summary>1 - d^2 (1 - v), at least 0</summary>
    Quadratic,

    /// <summary>1 - tanh^2(d artanh(sqrt(1 - v)))</summary>
    TanhSquared,
}
