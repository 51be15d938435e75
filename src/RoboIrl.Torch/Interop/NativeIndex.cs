using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>One entry of an index expression, as the shim takes it (<c>RtIndex</c>).</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeIndex
{
    internal const long Absent = long.MinValue;

    /// <summary>0 new axis, 1 ellipsis, 2 integer, 3 boolean, 4 slice, 5 tensor.</summary>
    internal long Kind;
    internal long Start;
    internal long Stop;
    internal long Step;
    internal nint Tensor;
}
