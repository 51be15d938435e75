using RoboIrl.Text2Reward.Sandbox;
using RoboIrl.Text2Reward.Smoke;

namespace RoboIrl.Cli.Running.Rewards;

/// <summary>
/// Tries one program after another, each in a process of its own. That process is started before the program is there, so that nobody
/// waits for it. Make, use and dispose on one thread.
/// </summary>
/// <param name="environment">Registered id, or the file of an environment.</param>
/// <param name="seed">Of the recorded states.</param>
/// <param name="most">Most programs: none is waited for after the last.</param>
internal sealed class ProgramTrials(string environment, ulong seed, int most) : IDisposable
{
    private readonly string _name = RewardWorker.NameOf(environment);
    private ProgramWorker? _next = RewardWorker.Start(environment);
    private int _tried;

    /// <summary>Tries a program.</summary>
    /// <param name="source">Its text.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="OperationCanceledException">Asked to stop.</exception>
    public SmokeReport Try(string source, CancellationToken stop)
    {
        using ProgramWorker worker = _next ?? RewardWorker.Start(environment);
        _next = null;
        SmokeReport report = worker.Try(new WorkerRequest(source, _name, seed), stop);
        _tried++;
        if (report.Problems.Count > 0 && _tried < most)
        {
            _next = RewardWorker.Start(environment); // ready when its author has mended it
        }

        return report;
    }

    /// <inheritdoc/>
    public void Dispose() => _next?.Dispose();
}
