using System.Runtime.CompilerServices;
using RoboIrl.Native;

namespace TorchSharp;

/// <summary>The exports of libroboirl_torch.so under their verbatim names, one file per native source; README.md has the conventions.</summary>
internal static unsafe partial class NativeMethods
{
    internal const string Library = "roboirl_torch";

#pragma warning disable CA2255 // The resolver must be there before the first call, and a static constructor would be checked on every call.
    [ModuleInitializer]
    internal static void Register() => NativeLibraries.Register(typeof(NativeMethods).Assembly);
#pragma warning restore CA2255
}
