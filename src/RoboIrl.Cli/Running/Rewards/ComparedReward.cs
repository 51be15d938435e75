using System.Globalization;
using RoboIrl.Core.Configuration;
using RoboIrl.Text2Reward.Examples;
using RoboIrl.Text2Reward.Recording;
using RoboIrl.Text2Reward.Verification;

namespace RoboIrl.Cli.Running.Rewards;

/// <summary>One reward of a comparison.</summary>
/// <param name="Name">On the command line and in run folders: lower-case letters, digits and dashes.</param>
/// <param name="Source">Text of its program; null where no program pays.</param>
/// <param name="Provenance">Where the program is from; null where there is none.</param>
/// <param name="PaysSuccess">Whether success pays; where neither it nor a program does, the environment itself.</param>
internal sealed record ComparedReward(string Name, string? Source, ProgramProvenance? Provenance, bool PaysSuccess = false)
{
    /// <summary>Name of the library's program.</summary>
    public const string Reference = "reference";

    private const string Feedback = "feedback-"; // and the round
    private const string Sparse = "sparse", BuiltIn = "builtin", ZeroShot = "zero-shot", FewShot = "few-shot";

    /// <summary>The names of recorded programs before any feedback, whose prompts showed none or some of other tasks.</summary>
    public static IReadOnlyList<string> Recorded { get; } = [ZeroShot, FewShot];

    /// <summary>The names that are no program's of the command line, in the order of tables.</summary>
    public static IReadOnlyList<string> Baselines { get; } = [Reference, Sparse, BuiltIn];

    /// <summary>The reward in which 1 is paid in steps of success.</summary>
    public static ComparedReward OfSuccess { get; } = new(Sparse, null, null, PaysSuccess: true);

    /// <summary>The environment's own reward.</summary>
    public static ComparedReward OfEnvironment { get; } = new(BuiltIn, null, null);

    /// <summary>The library's program for an environment.</summary>
    /// <param name="environment">Registered id.</param>
    /// <param name="today">The day, UTC.</param>
    /// <exception cref="UsageException">It has none.</exception>
    public static ComparedReward OfLibrary(string environment, DateOnly today)
    {
        ReferenceProgram program = ProgramLibrary.Shared.Programs.FirstOrDefault(p => p.Environment == environment)
            ?? throw new UsageException($"The library has no reference program for '{environment}'; leave --reference out. It has some for {string.Join(", ", ProgramLibrary.Shared.Programs.Select(static p => p.Environment))}.");
        AuthorIdentity author = program.Author == ReferenceProgram.Person ? AuthorIdentity.Person : AuthorIdentity.Model(program.Author);
        return new ComparedReward(Reference, program.Code, ProgramProvenance.Unrecorded(program.Code, environment, today, author, program.Task, "The library's reference program."));
    }

    /// <summary>Whether a name is that of the program of a round of feedback: <c>feedback-2</c>.</summary>
    public static bool IsFeedback(string name) => name.StartsWith(Feedback, StringComparison.Ordinal);

    /// <summary>The first accepted program on record for an environment, before any feedback; null where there is none.</summary>
    /// <param name="library">The transcripts.</param>
    /// <param name="environment">Registered id.</param>
    /// <param name="name">One of <see cref="Recorded"/>.</param>
    /// <exception cref="InvalidDataException">A transcript is damaged.</exception>
    public static ComparedReward? OfTranscripts(TranscriptLibrary library, string environment, string name) =>
        Accepted(library, environment).FirstOrDefault(one => one.Head.Feedback.Count == 0 && one.Head.Examples > 0 == (name == FewShot)) is ({ } id, _) ? OfTranscript(library, id, name) : null;

    /// <summary>The accepted program of the last round of feedback on record, of the same task as what there was before any; null where there is none.</summary>
    /// <param name="library">The transcripts.</param>
    /// <param name="environment">Registered id.</param>
    /// <exception cref="InvalidDataException">A transcript is damaged.</exception>
    public static ComparedReward? OfFeedback(TranscriptLibrary library, string environment)
    {
        (string Id, TranscriptHead Head)[] accepted = [.. Accepted(library, environment)];
        string? task = accepted.FirstOrDefault(static one => one.Head.Feedback.Count == 0).Head?.Task;
        (string? id, TranscriptHead? head) = accepted.Where(one => one.Head.Feedback.Count > 0 && one.Head.Task == task).OrderByDescending(static one => one.Head.Feedback.Count).FirstOrDefault();
        return id is null ? null : OfTranscript(library, id, string.Create(CultureInfo.InvariantCulture, $"{Feedback}{head!.Feedback.Count}"));
    }

    /// <summary>Every accepted program on record for an environment, named by its round: <c>zero-shot</c>, <c>few-shot-1-feedback-1</c>; by its task as well where there are several.</summary>
    /// <param name="library">The transcripts.</param>
    /// <param name="environment">Registered id.</param>
    /// <exception cref="InvalidDataException">A transcript is damaged.</exception>
    public static IReadOnlyList<ComparedReward> AllOfTranscripts(TranscriptLibrary library, string environment)
    {
        string[] ids = [.. Accepted(library, environment).Select(static one => one.Id).Order(StringComparer.Ordinal)];
        int parts = ids.Select(static id => id[..id.LastIndexOf('/')]).Distinct().Count() > 1 ? 2 : 1;
        return [.. ids.Select(id => OfTranscript(library, id, string.Join('-', id.Split('/')[^parts..]).Replace('.', '-').Replace('_', '-')))];
    }

    /// <summary>A program of the command line.</summary>
    /// <param name="path">Its file, or a reply's with a block of C#; where the file is called program.cs, its folder gives the name.</param>
    /// <param name="environment">Where it shall pay.</param>
    /// <exception cref="UsageException">There is none, or its name is taken or malformed.</exception>
    /// <exception cref="InvalidDataException">What is recorded beside it is damaged.</exception>
    public static ComparedReward OfFile(string path, EnvironmentConfig environment)
    {
        (string? text, ProgramProblem? problem) = ProgramFile.Read(path);
        string full = Path.GetFullPath(path);
        string name = Path.GetFileName(full) == ProgramProvenance.ProgramFileName ? Path.GetFileName(Path.GetDirectoryName(full)!) : Path.GetFileNameWithoutExtension(full);
        if (Baselines.Contains(name) || name.Length == 0 || !name.All(static c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
        {
            throw new UsageException($"The program '{path}' gives its runs the name '{name}'; expected lower-case letters, digits and dashes, and none of {string.Join(", ", Baselines)}. Rename the file, or the folder of a program.cs.");
        }

        if (text is null)
        {
            throw new UsageException($"{path}: {problem}");
        }

        ProgramProvenance provenance = KeptReward.ProvenanceOf(environment with { RewardProgram = full }, text);
        return (Recorded.Contains(name) || IsFeedback(name)) && !IsOnRecord(provenance, text, Path.GetDirectoryName(full)!)
            ? throw new UsageException($"The program '{path}' has a name that stands for a program on record, '{name}', and is on record neither with this version nor in '{ProgramFolder.TranscriptsName}' beside it. Rename it.")
            : new ComparedReward(name, text, provenance);
    }

    // An id alone says nothing: the transcript must be there, with this program in its reply.
    private static bool IsOnRecord(ProgramProvenance provenance, string program, string folder) =>
        provenance.Transcripts is [.., var last]
        && Array.Exists([TranscriptLibrary.Shared, TranscriptLibrary.Open(Path.Combine(folder, ProgramFolder.TranscriptsName))], library => library.Ids.Contains(last) && library.Read(last).HasProgram(program));

    // Zero-shot before few-shot, and what took fewer attempts first.
    private static IEnumerable<(string Id, TranscriptHead Head)> Accepted(TranscriptLibrary library, string environment) =>
        library.Heads(environment).Where(static one => one.Head.Verdict == TranscriptVerdict.Accepted)
            .OrderBy(static one => one.Head.Examples).ThenBy(static one => one.Head.ErrorAttempt).ThenBy(static one => one.Id, StringComparer.Ordinal);

    private static ComparedReward OfTranscript(TranscriptLibrary library, string id, string name)
    {
        Transcript transcript = library.Read(id);
        TranscriptHead head = transcript.Head;
        string program = transcript.Program ?? throw new InvalidDataException($"The reply of '{id}' was accepted, but holds no program.");
        return new ComparedReward(name, program, ProgramProvenance.Unrecorded(program, head.Environment, head.Date, head.Author, head.Task) with
        {
            PromptSha256 = head.PromptSha256,
            Examples = head.Examples,
            Attempts = head.ErrorAttempt + 1,
            Rounds = head.Feedback.Count == 0 ? [] : PromptFacts.Read(transcript.Prompt, id).Rounds,
            Transcripts = [id],
        });
    }
}
