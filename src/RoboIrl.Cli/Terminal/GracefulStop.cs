using System.Diagnostics;
using System.Runtime.InteropServices;

namespace RoboIrl.Cli.Terminal;

/// <summary>Turns the first Ctrl-C, SIGTERM or SIGHUP into a request to stop, and lets a later one end the process.</summary>
/// <remarks>
/// A terminal and a job scheduler signal every process of a group, and a parent passes the request on to its children:
/// what comes within two seconds of the first signal is the same request, not a second one.
/// </remarks>
internal sealed class GracefulStop : IDisposable
{
    private static readonly TimeSpan SameRequest = TimeSpan.FromSeconds(2);
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _signals;
    private readonly Lock _gate = new();
    private long _first;

    public GracefulStop()
    {
        _signals = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(s => PosixSignalRegistration.Create(s, OnSignal))];
    }

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        foreach (PosixSignalRegistration signal in _signals)
        {
            signal.Dispose();
        }

        _source.Dispose();
    }

    private void OnSignal(PosixSignalContext signal)
    {
        // Without Cancel the runtime ends the process: what a second request asks for.
        lock (_gate)
        {
            bool first = !_source.IsCancellationRequested;
            _first = first ? Stopwatch.GetTimestamp() : _first;
            signal.Cancel = first || Stopwatch.GetElapsedTime(_first) < SameRequest;
        }

        _source.Cancel();
    }
}
