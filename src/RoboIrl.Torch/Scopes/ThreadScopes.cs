using System.Runtime.CompilerServices;

namespace TorchSharp;

/// <summary>One thread's stack of scopes and its counters.</summary>
internal sealed class ThreadScopes
{
    [ThreadStatic]
    private static ThreadScopes? t_current;

    /// <summary>The calling thread's.</summary>
    internal static ThreadScopes Current
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => t_current ??= new ThreadScopes();
    }

    /// <summary>The scope that new tensors join, or null.</summary>
    internal DisposeScope? Innermost { get; set; }

    /// <summary>The thread's counters.</summary>
    internal ThreadDisposeScopeStatistics Statistics { get; } = new();
}
