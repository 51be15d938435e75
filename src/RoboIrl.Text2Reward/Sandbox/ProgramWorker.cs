using System.Globalization;
using System.Text.Json;
using RoboIrl.Core.RewardPrograms;
using RoboIrl.Native;
using RoboIrl.Text2Reward.Programs;
using RoboIrl.Text2Reward.Smoke;
using RoboIrl.Text2Reward.Verification;

namespace RoboIrl.Text2Reward.Sandbox;

/// <summary>
/// A process that compiles and tries one program, because no check makes a crash of the compiler or the runtime impossible, and a
/// stack overflow ends a process. What it answers is checked as what anybody could have sent.
/// </summary>
/// <remarks>
/// Started early it is ready when the program is. Start, ask and dispose on one thread: the box ends with the thread that made it.
/// </remarks>
public sealed class ProgramWorker : IDisposable
{
    private const int MostErrorText = 200; // characters
    private readonly WatchedProcess _process;
    private readonly WorkerLimits _limits;

    private ProgramWorker(WatchedProcess process, WorkerLimits limits) => (_process, _limits) = (process, limits);

    /// <summary>Starts a worker.</summary>
    /// <param name="command">How.</param>
    /// <param name="limits">What it may take; it bounds itself to the same, see <see cref="Serve"/>.</param>
    /// <exception cref="System.ComponentModel.Win32Exception">The program cannot be started.</exception>
    public static ProgramWorker Start(WorkerCommand command, WorkerLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(command);
        return new ProgramWorker(WatchedProcess.Start(command.Describe()), limits ?? WorkerLimits.Default);
    }

    /// <summary>Has one program tried. A worker answers once.</summary>
    /// <param name="request">The program.</param>
    /// <param name="stop">Gives up.</param>
    /// <returns>What the worker found; a crash, a time-out or a wrong answer is a problem of rule <see cref="ProgramRule.Worker"/>.</returns>
    /// <exception cref="OperationCanceledException">Asked to stop.</exception>
    public SmokeReport Try(WorkerRequest request, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Source.Length > SourceLimits.Default.Characters)
        {
            return SmokeReport.Refused(SourceScan.Check(request.Source, SourceLimits.Default)); // before it is sent
        }

        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(_limits.Time);
        using CancellationTokenRegistration ends = limit.Token.Register(_process.Kill);
        try
        {
            WorkerFrame.Write(_process.Input, JsonSerializer.SerializeToUtf8Bytes(request, WorkerJson.Default.WorkerRequest));
            _process.Input.Close();
            return Checked(JsonSerializer.Deserialize(WorkerFrame.Read(_process.Output), WorkerJson.Default.SmokeReport) ?? throw new InvalidDataException("It is empty."));
        }
        catch (IOException) // it ended before it read or answered
        {
            stop.ThrowIfCancellationRequested();
            return Ended();
        }
        catch (Exception e) when (e is InvalidDataException or JsonException)
        {
            return Failed($"The process that tried the program gave a wrong answer: {Excerpt.Of(e.Message, MostErrorText).TrimEnd('.')}.");
        }
    }

    /// <summary>The worker's side: bounds this process, reads one request, tries the program, answers.</summary>
    /// <param name="input">Its standard input.</param>
    /// <param name="output">Its standard output; nothing else may write there.</param>
    /// <param name="states">Makes recorded states of an environment from its id and a seed.</param>
    /// <param name="limits">What this process may take from now on.</param>
    /// <exception cref="InvalidDataException">The request is none.</exception>
    public static void Serve(Stream input, Stream output, Func<string, ulong, RecordedStates> states, WorkerLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(states);
        (limits ?? WorkerLimits.Default).Enter();
        WarmUp.Start();
        WorkerRequest request = JsonSerializer.Deserialize(WorkerFrame.Read(input), WorkerJson.Default.WorkerRequest) ?? throw new InvalidDataException("The request is empty.");
        WorkerFrame.Write(output, JsonSerializer.SerializeToUtf8Bytes(Try(request, states), WorkerJson.Default.SmokeReport));
    }

    /// <inheritdoc/>
    public void Dispose() => _process.Dispose();

    private static SmokeReport Try(WorkerRequest request, Func<string, ulong, RecordedStates> make)
    {
        Task<RecordedStates> making = Task.Run(() => make(request.Environment, request.Seed)); // meanwhile
        CompilationResult compiled = ProgramCompiler.Compile(request.Source);
        using RecordedStates states = making.GetAwaiter().GetResult();
        if (compiled.Program is not { } program)
        {
            return SmokeReport.Refused(compiled.Problems);
        }

        using (program)
        {
            return states.Try(program, SmokeLimits.Default);
        }
    }

    /// <summary>The answer, where it has no more in it, and nothing else, than an honest one could have.</summary>
    private static SmokeReport Checked(SmokeReport report)
    {
        // Elements of lists may be null, whatever their type says.
        bool possible = report.Problems.Count <= ProgramProblem.Most && report.Problems.All(static p => p is { Found: not null, Instead: not null } && Enum.IsDefined(p.Rule))
            && report.Ranges.Count <= RewardContract.MostTerms + 1 && report.Ranges.All(IsPossible) && double.IsFinite(report.Microseconds)
            && (report.Problems.Count > 0 || (report.States >= SmokeLimits.Default.States && report.Ranges.Count > 0));
        return possible
            ? report with { Problems = [.. report.Problems.Select(static p => p with { Found = Excerpt.Of(p.Found, 1_000), Instead = Excerpt.Of(p.Instead, 2_000) })] }
            : Failed("The process that tried the program gave an answer that cannot be.");
    }

    private static bool IsPossible(TermRange? range) =>
        range is not null && (range.Name == TermRange.Reward || RewardContract.IsTermName(range.Name)) && double.IsFinite(range.Least) && double.IsFinite(range.Mean) && double.IsFinite(range.Largest);

    private SmokeReport Ended()
    {
        using CancellationTokenSource last = new(TimeSpan.FromSeconds(5)); // it closed the pipe: it should end
        using CancellationTokenRegistration ends = last.Token.Register(_process.Kill);
        int code = _process.WaitForExit();
        string late = string.Create(CultureInfo.InvariantCulture, $"hang (no answer within {_limits.Time.TotalSeconds:F0} s)");
        string how = code >= WatchedProcess.FirstSignal ? _process.Ending(late, _limits.Memory) : string.Create(CultureInfo.InvariantCulture, $"end with code {code}");
        string said = Excerpt.Of(_process.Errors, MostErrorText);
        return Failed($"The program made the process that tried it {how}{(said.Length > 0 ? $", saying: {said.TrimEnd('.')}" : "")}.");
    }

    private static SmokeReport Failed(string found) => SmokeReport.Refused(new ProgramProblem(ProgramRule.Worker, 0, 0, found, "Write a plainer program."));
}
