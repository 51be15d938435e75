namespace RoboIrl.Native;

/// <summary>What <see cref="BlasProbe"/> found.</summary>
/// <param name="File">The library file that was loaded.</param>
/// <param name="Configuration">What OpenBLAS says of itself (version, processor, threads); empty for any other BLAS.</param>
/// <param name="Gflops">Speed of a 256 x 256 single-precision product, billions of operations per second.</param>
public sealed record BlasReport(string File, string Configuration, double Gflops)
{
    /// <summary>Whether it is so slow that training is not worth starting.</summary>
    public bool IsSlow => Gflops < BlasProbe.SlowBelow;
}
