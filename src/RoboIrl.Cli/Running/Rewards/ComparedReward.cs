using RoboIrl.Core.Configuration;
using RoboIrl.Text2Reward.Examples;
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

    private const string Sparse = "sparse", BuiltIn = "builtin", ZeroShot = "zero-shot", FewShot = "few-shot";

    /// <summary>The names of recorded programs, whose prompts showed none or some of other tasks.</summary>
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

    /// <summary>The first program on record for an environment, before any feedback; null where none was accepted.</summary>
    /// <param name="library">The transcripts.</param>
    /// <param name="environment">Registered id.</param>
    /// <param name="name">One of <see cref="Recorded"/>.</param>
    /// <exception cref="InvalidDataException">The transcript is damaged.</exception>
    public static ComparedReward? OfTranscripts(TranscriptLibrary library, string environment, string name)
    {
        string? id = library.Heads(environment)
            .Where(one => one.Head.Verdict == TranscriptVerdict.Accepted && one.Head.Feedback.Count == 0 && one.Head.Examples > 0 == (name == FewShot))
            .OrderBy(static one => one.Head.ErrorAttempt).ThenBy(static one => one.Id, StringComparer.Ordinal)
            .Select(static one => one.Id).FirstOrDefault();
        if (id is null)
        {
            return null;
        }

        Transcript transcript = library.Read(id);
        string program = ReplyReader.Read(transcript.Reply).Program ?? throw new InvalidDataException($"The reply of '{id}' was accepted, but holds no program.");
        TranscriptHead head = transcript.Head;
        return new ComparedReward(name, program, ProgramProvenance.Unrecorded(program, environment, head.Date, head.Author, head.Task) with
        {
            PromptSha256 = head.PromptSha256,
            Examples = head.Examples,
            Attempts = head.ErrorAttempt + 1,
            Transcripts = [id],
        });
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

        return text is null
            ? throw new UsageException($"{path}: {problem}")
            : new ComparedReward(name, text, KeptReward.ProvenanceOf(environment with { RewardProgram = full }, text));
    }
}
