using RoboIrl.Core.Configuration;
using RoboIrl.Text2Reward.Examples;
using RoboIrl.Text2Reward.Prompts;
using RoboIrl.Text2Reward.Recording;
using RoboIrl.Text2Reward.Replies;
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

    /// <summary>Name of the program of the last round of feedback.</summary>
    public const string Feedback = "feedback";

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

    /// <summary>A program on record for an environment: the first accepted one, and of feedback the one of the last round; null where there is none.</summary>
    /// <param name="library">The transcripts.</param>
    /// <param name="environment">Registered id.</param>
    /// <param name="name">One of <see cref="Recorded"/>, or <see cref="Feedback"/>.</param>
    /// <exception cref="InvalidDataException">A transcript is damaged.</exception>
    public static ComparedReward? OfTranscripts(TranscriptLibrary library, string environment, string name)
    {
        string? id = library.Heads(environment)
            .Where(one => one.Head.Verdict == TranscriptVerdict.Accepted && NameOf(one.Head) == name)
            .OrderByDescending(static one => one.Head.Feedback.Count).ThenBy(static one => one.Head.ErrorAttempt).ThenBy(static one => one.Id, StringComparer.Ordinal)
            .Select(static one => one.Id).FirstOrDefault();
        return id is null ? null : OfTranscript(library, id, name);
    }

    /// <summary>Every accepted program on record for an environment, named by its round: <c>zero-shot</c>, <c>few-shot-1-feedback-1</c>.</summary>
    /// <param name="library">The transcripts.</param>
    /// <param name="environment">Registered id.</param>
    /// <exception cref="InvalidDataException">A transcript is damaged.</exception>
    public static IReadOnlyList<ComparedReward> AllOfTranscripts(TranscriptLibrary library, string environment) =>
    [
        .. library.Heads(environment).Where(static one => one.Head.Verdict == TranscriptVerdict.Accepted)
            .Select(one => OfTranscript(library, one.Id, one.Id[(one.Id.LastIndexOf('/') + 1)..].Replace('.', '-'))),
    ];

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

        return text is null
            ? throw new UsageException($"{path}: {problem}")
            : new ComparedReward(name, text, KeptReward.ProvenanceOf(environment with { RewardProgram = full }, text));
    }

    private static string NameOf(TranscriptHead head) => head.Feedback.Count > 0 ? Feedback : head.Examples > 0 ? FewShot : ZeroShot;

    private static ComparedReward OfTranscript(TranscriptLibrary library, string id, string name)
    {
        Transcript transcript = library.Read(id);
        TranscriptHead head = transcript.Head;
        string program = ProgramOf(transcript);
        return new ComparedReward(name, program, ProgramProvenance.Unrecorded(program, head.Environment, head.Date, head.Author, head.Task) with
        {
            PromptSha256 = head.PromptSha256,
            Examples = head.Examples,
            Attempts = head.ErrorAttempt + 1,
            Rounds = RoundsOf(library, head),
            Transcripts = [id],
        });
    }

    // Every transcript names the one whose program its prompt showed; where feedback was added between the two, that was a round.
    private static FeedbackRound[] RoundsOf(TranscriptLibrary library, TranscriptHead head)
    {
        Stack<FeedbackRound> rounds = [];
        for (TranscriptHead at = head; at.Feedback.Count > 0 && at.Previous is { } id && rounds.Count < head.Feedback.Count;)
        {
            Transcript before = library.Read(id);
            if (before.Head.Feedback.Count < at.Feedback.Count)
            {
                rounds.Push(new FeedbackRound(ProgramOf(before), at.Feedback[^1]));
            }

            at = before.Head;
        }

        return [.. rounds];
    }

    private static string ProgramOf(Transcript transcript) =>
        ReplyReader.Read(transcript.Reply).Program ?? throw new InvalidDataException($"The reply of '{transcript.Id}' holds no program.");
}
