using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>Mirrors <c>RtAdamOptions</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct AdamNumbers
{
    internal double LearningRate;
    internal double Beta1;
    internal double Beta2;
    internal double Eps;
    internal double WeightDecay;
    internal long Decoupled;
    internal long Maximize;
}
