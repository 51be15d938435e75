namespace TorchSharp;

/// <summary>Access to the calling thread's scopes.</summary>
public static class DisposeScopeManager
{
    /// <summary>The calling thread's counters.</summary>
    public static ThreadDisposeScopeStatistics Statistics => ThreadScopes.Current.Statistics;
}
