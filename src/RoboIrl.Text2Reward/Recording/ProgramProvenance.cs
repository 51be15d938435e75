using System.Globalization;
using RoboIrl.Text2Reward.Programs;
using RoboIrl.Text2Reward.Prompts;

namespace RoboIrl.Text2Reward.Recording;

/// <summary>
/// Where a reward program is from: the file <c>provenance.json</c> beside <c>program.cs</c>, in the folder that <c>reward generate</c>
/// makes and, copied, in a run's folder <c>reward</c>. It holds everything that the next round of feedback needs.
/// </summary>
public sealed record ProgramProvenance
{
    /// <summary>Name of this file.</summary>
    public const string FileName = "provenance.json";

    /// <summary>Name of the program beside it.</summary>
    public const string ProgramFileName = "program.cs";

    private const int CurrentFormat = 1;
    private const int MostRounds = 100;
    private const int MostTranscripts = 1_000;

    /// <summary>Version of the file's form: 1.</summary>
    public required int Format { get; init; }

    /// <summary>Id of the environment, or the path of its file as it was given.</summary>
    public required string Environment { get; init; }

    /// <summary>What the robot shall do, in the user's words; null where nobody wrote it down.</summary>
    public required string? Task { get; init; }

    /// <summary>Who wrote the program.</summary>
    public required AuthorIdentity Author { get; init; }

    /// <summary>The day it was written, UTC; where that is not known, the day it was first used.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The program's hash, <see cref="ProgramCompiler.HashOf"/>: 64 hexadecimal digits.</summary>
    public required string ProgramSha256 { get; init; }

    /// <summary>SHA-256 of the exact prompt that it answers, UTF-8; null where there was none.</summary>
    public required string? PromptSha256 { get; init; }

    /// <summary>Reference programs of other tasks that the prompt showed: 0 for zero-shot.</summary>
    public required int Examples { get; init; }

    /// <summary>Questions until the program was accepted, the first one included; 0 where there was none.</summary>
    public required int Attempts { get; init; }

    /// <summary>Earlier programs that were trained with and what a person said of them, the oldest first; their number is the feedback round.</summary>
    public required IReadOnlyList<FeedbackRound> Rounds { get; init; }

    /// <summary>Ids of the transcripts of its attempts, in their order; empty where there are none.</summary>
    public required IReadOnlyList<string> Transcripts { get; init; }

    /// <summary>What else to know, one sentence; null where there is nothing.</summary>
    public required string? Note { get; init; }

    /// <summary>A program of which nothing is recorded.</summary>
    /// <param name="source">Its text.</param>
    /// <param name="environment">Id of the environment that it is used in.</param>
    /// <param name="date">The day, UTC.</param>
    /// <param name="author">Who wrote it, where that is known.</param>
    /// <param name="task">What the robot shall do, where that is known.</param>
    /// <param name="note">What else to know.</param>
    public static ProgramProvenance Unrecorded(string source, string environment, DateOnly date, AuthorIdentity? author = null, string? task = null, string? note = null) => new()
    {
        Format = CurrentFormat,
        Environment = environment,
        Task = task,
        Author = author ?? AuthorIdentity.Unknown,
        Date = date,
        ProgramSha256 = ProgramCompiler.HashOf(source),
        PromptSha256 = null,
        Examples = 0,
        Attempts = 0,
        Rounds = [],
        Transcripts = [],
        Note = note,
    };

    /// <summary>
    /// The provenance of a program in a file: what the <c>provenance.json</c> beside it says, where that is of this very text; else
    /// that nothing is known of it. A program that was changed after it was generated is nobody's work on record.
    /// </summary>
    /// <param name="programPath">Path of the program.</param>
    /// <param name="source">Its text.</param>
    /// <param name="environment">Id of the environment that it is used in, where nothing is recorded.</param>
    /// <param name="date">The day, UTC.</param>
    /// <exception cref="InvalidDataException">The file beside it is damaged.</exception>
    /// <exception cref="IOException">The file beside it cannot be read.</exception>
    public static ProgramProvenance Of(string programPath, string source, string environment, DateOnly date)
    {
        string path = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(programPath))!, FileName);
        if (!File.Exists(path))
        {
            return Unrecorded(source, environment, date);
        }

        ProgramProvenance recorded = Read(path);
        return recorded.IsOf(source)
            ? recorded
            : Unrecorded(source, recorded.Environment, date, task: recorded.Task, note: $"Changed after it was recorded as the work of {recorded.Author}, {recorded.ProgramSha256[..12]}.") with { Rounds = recorded.Rounds, Examples = recorded.Examples };
    }

    /// <summary>Reads the file.</summary>
    /// <param name="path">Path of a <c>provenance.json</c>, untrusted.</param>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static ProgramProvenance Read(string path)
    {
        ProgramProvenance read = RecordFile.Read(path, RecordJson.Readable.ProgramProvenance);
        return read.Problem() is { } problem ? throw new InvalidDataException($"'{path}' is damaged: {problem}") : read;
    }

    /// <summary>Whether this is the provenance of a text.</summary>
    /// <param name="source">A program's text; kinds of line end do not matter.</param>
    public bool IsOf(string source) => ProgramCompiler.HashOf(source) == ProgramSha256;

    /// <summary>Writes the file, whole or not at all.</summary>
    /// <param name="path">Path of a <c>provenance.json</c> in a folder that exists.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Write(string path) => RecordFile.Write(path, this, RecordJson.Readable.ProgramProvenance);

    private string? Problem()
    {
        if (Format != CurrentFormat)
        {
            return string.Create(CultureInfo.InvariantCulture, $"its format is {Format}; this version reads {CurrentFormat}.");
        }

        return !RecordFile.IsHash(ProgramSha256) || (PromptSha256 is not null && !RecordFile.IsHash(PromptSha256)) ? "a hash is not 64 hexadecimal digits in lower case."
            : string.IsNullOrWhiteSpace(Environment) ? "it names no environment."
            : Examples < 0 || Attempts < 0 ? "a count is negative."
            : Rounds.Count > MostRounds || Transcripts.Count > MostTranscripts ? $"it lists {Rounds.Count} rounds and {Transcripts.Count} transcripts, more than there can be."
            : Rounds.Any(static r => r is null) || Transcripts.Any(static t => t is null) ? "a list holds null."
            : Author.Fault();
    }
}
