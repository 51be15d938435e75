using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>Mirrors <c>RtSgdOptions</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct SgdNumbers
{
    internal double LearningRate;
    internal double Momentum;
    internal double Dampening;
    internal double WeightDecay;
    internal long Nesterov;
    internal long Maximize;
}
