using System.Globalization;
using System.Text;
using RoboIrl.Core.Runs;
using RoboIrl.Text2Reward.Generation;
using RoboIrl.Text2Reward.Recording;

namespace RoboIrl.Cli.Running.Rewards;

/// <summary>
/// The folder of one generated program: <c>program.cs</c>, <c>provenance.json</c>, and under <c>transcripts/</c> every attempt.
/// </summary>
internal sealed class ProgramFolder
{
    /// <summary>Where the transcripts of the attempts lie.</summary>
    public const string TranscriptsName = "transcripts";

    private readonly List<string> _ids = [];
    private readonly Place[] _places;

    private ProgramFolder(string path, string? record, string? previous)
    {
        Path = path;
        Place own = new(System.IO.Path.Combine(path, TranscriptsName)) { Previous = previous };
        _places = record is null ? [own] : [own, new Place(record) { Previous = previous }];
    }

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>The program.</summary>
    public string ProgramPath => System.IO.Path.Combine(Path, ProgramProvenance.ProgramFileName);

    /// <summary>Chooses a new folder, which the first attempt makes; an old one is never written over.</summary>
    /// <param name="given">What the user named; null for the first free one below <c>runs/rewards</c>.</param>
    /// <param name="environment">Id of the environment, for the name.</param>
    /// <param name="record">Where transcripts go as well; null for nowhere.</param>
    /// <param name="previous">Id of the transcript of the round before; null where there is none.</param>
    /// <exception cref="UsageException">The folder is there and not empty.</exception>
    public static ProgramFolder Create(string? given, string environment, string? record, string? previous)
    {
        string path = given ?? FirstFree(environment);
        if (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any())
        {
            throw new UsageException($"The folder '{path}' is not empty, and nothing is written over. Choose another one with --out.");
        }

        return new ProgramFolder(path, record, previous);
    }

    /// <summary>Keeps an attempt's transcript.</summary>
    /// <param name="attempt">The attempt.</param>
    public void Keep(Attempt attempt)
    {
        foreach (Place place in attempt.Answer.Recorded is null ? _places : _places[..1])
        {
            place.Previous = TranscriptFolder.Add(place.Folder, attempt.Answer.Recorded ?? Transcript.Of(attempt, _ids.Count, place.Previous));
        }

        _ids.Add(attempt.Answer.Recorded?.Id ?? _places[0].Previous!);
    }

    /// <summary>Writes the accepted program and where it is from.</summary>
    /// <param name="accepted">The attempt.</param>
    /// <param name="environment">The environment as it was named.</param>
    public void Finish(Attempt accepted, string environment)
    {
        AtomicFile.Write(ProgramPath, Encoding.UTF8.GetBytes(accepted.Program!));
        ProgramProvenance provenance = ProgramProvenance.Unrecorded(accepted.Program!, environment, accepted.Answer.Date, accepted.Answer.Author, accepted.Question.Request.Instruction.Trim()) with
        {
            PromptSha256 = accepted.Answer.Recorded?.Head.PromptSha256 ?? Transcript.HashOf(accepted.Question.Prompt),
            Examples = accepted.Question.Request.Examples.Count,
            Attempts = _ids.Count,
            Rounds = accepted.Question.Request.Rounds,
            Transcripts = [.. _ids],
        };
        provenance.Write(System.IO.Path.Combine(Path, ProgramProvenance.FileName));
    }

    private static string FirstFree(string environment)
    {
        string name = environment[(environment.LastIndexOf('/') + 1)..];
        for (int number = 1; ; number++)
        {
            string path = System.IO.Path.Combine("runs", "rewards", string.Create(CultureInfo.InvariantCulture, $"{TranscriptFolder.NameOf(name)}-{number}"));
            if (!System.IO.Path.Exists(path))
            {
                return path;
            }
        }
    }

    /// <summary>A folder of transcripts, and the last one of this conversation in it.</summary>
    private sealed class Place(string folder)
    {
        public string Folder { get; } = folder;

        public string? Previous { get; set; }
    }
}
