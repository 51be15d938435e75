using System.Reflection;
using System.Text;
using RoboIrl.Text2Reward.Verification;

namespace RoboIrl.Text2Reward.Recording;

/// <summary>
/// Recorded transcripts: a folder each, <c>ENVIRONMENT/TASK/ROUND/</c>, with <c>prompt.md</c>, <c>reply.md</c> and
/// <c>transcript.json</c>. The folder's path is the transcript's id. Whoever wrote them, they are data: bounded, checked by their hashes.
/// </summary>
public sealed class TranscriptLibrary
{
    private const string Prefix = "transcripts/";
    private const int MostTranscripts = 20_000;
    private readonly Func<string, byte[]> _read;
    private readonly string[] _ids;

    private TranscriptLibrary(string name, IEnumerable<string> ids, Func<string, byte[]> read) =>
        (Name, _ids, _read) = (name, [.. ids.Order(StringComparer.Ordinal)], read);

    /// <summary>The transcripts in the folder <c>Transcripts</c> of this project.</summary>
    public static TranscriptLibrary Shared { get; } = Embedded();

    /// <summary>Where it is, for messages.</summary>
    public string Name { get; }

    /// <summary>Ids of all transcripts, in their order.</summary>
    public IReadOnlyList<string> Ids => _ids;

    /// <summary>The transcripts in a folder, untrusted; links are not followed.</summary>
    /// <param name="folder">The folder; where there is none, the library is empty.</param>
    /// <exception cref="InvalidDataException">It holds too many, or one that is named as none can be.</exception>
    public static TranscriptLibrary Open(string folder)
    {
        string root = Path.GetFullPath(folder);
        EnumerationOptions options = new() { RecurseSubdirectories = true, MaxRecursionDepth = 8, AttributesToSkip = FileAttributes.ReparsePoint };
        string[] ids = Directory.Exists(root)
            ? [.. Directory.EnumerateFiles(root, TranscriptFolder.HeadName, options).Take(MostTranscripts + 1).Select(file => Path.GetRelativePath(root, Path.GetDirectoryName(file)!).Replace('\\', '/'))]
            : [];
        if (Array.Find(ids, static id => TranscriptFolder.NameOf(id) != id) is { } odd)
        {
            throw new InvalidDataException($"'{folder}' holds a transcript whose folder no transcript can have: '{Excerpt.Of(odd)}'. Folders are named in lower-case letters, digits and - _ . only.");
        }

        return ids.Length > MostTranscripts
            ? throw new InvalidDataException($"'{folder}' holds more than {MostTranscripts} transcripts; name the folder of one suite.")
            : new TranscriptLibrary(folder, ids, file => ReadFile(Path.Combine(root, file)));
    }

    /// <summary>The transcripts of an environment, or of all, without their texts.</summary>
    /// <param name="environment">Id of the environment; null for all.</param>
    /// <exception cref="InvalidDataException">One is damaged.</exception>
    public IEnumerable<(string Id, TranscriptHead Head)> Heads(string? environment = null)
    {
        string? folder = environment is null ? null : TranscriptFolder.NameOf(environment) + "/";
        return _ids.Where(id => folder is null || id.StartsWith(folder, StringComparison.Ordinal))
            .Select(id => (id, ReadHead(id)))
            .Where(one => environment is null || one.Item2.Environment == environment);
    }

    /// <summary>One transcript, its hashes checked.</summary>
    /// <param name="id">One of <see cref="Ids"/>.</param>
    /// <exception cref="InvalidDataException">It is damaged: a text is not the one that was recorded.</exception>
    public Transcript Read(string id)
    {
        TranscriptHead head = ReadHead(id);
        return new Transcript(head, ReadText(id, TranscriptFolder.PromptName, head.PromptSha256), ReadText(id, TranscriptFolder.ReplyName, head.ReplySha256)) { Id = id };
    }

    private TranscriptHead ReadHead(string id)
    {
        string name = $"{id}/{TranscriptFolder.HeadName}";
        TranscriptHead head = RecordFile.Parse(Bytes(name), name, RecordJson.Readable.TranscriptHead);
        return head.Fault() is { } fault ? throw new InvalidDataException($"'{name}' is damaged: {fault}") : head;
    }

    private string ReadText(string id, string file, string hash)
    {
        string name = $"{id}/{file}";
        string text;
        try
        {
            text = Transcript.Encoding.GetString(Bytes(name));
        }
        catch (DecoderFallbackException e)
        {
            throw new InvalidDataException($"'{name}' is no UTF-8 text.", e);
        }

        return Transcript.HashOf(text) == hash
            ? text
            : throw new InvalidDataException($"'{name}' is not the text that was recorded: its SHA-256 is {Transcript.HashOf(text)}, recorded is {hash}. Restore the file, or record it anew with 'reward transcript add'.");
    }

    private byte[] Bytes(string name)
    {
        try
        {
            return _read(name);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InvalidDataException($"'{name}' is missing in {Name}; a transcript has {TranscriptFolder.PromptName}, {TranscriptFolder.ReplyName} and {TranscriptFolder.HeadName}.", e);
        }
    }

    private static byte[] ReadFile(string path) => new FileInfo(path).LinkTarget is null
        ? RecordFile.ReadBytes(path)
        : throw new InvalidDataException($"'{path}' is a link; transcripts are plain files.");

    private static TranscriptLibrary Embedded()
    {
        Assembly assembly = typeof(TranscriptLibrary).Assembly;
        string end = "/" + TranscriptFolder.HeadName;
        return new TranscriptLibrary(
            "the transcripts of this version",
            assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(end, StringComparison.Ordinal)).Select(name => name[Prefix.Length..^end.Length]),
            name =>
            {
                using Stream stream = assembly.GetManifestResourceStream(Prefix + name) ?? throw new FileNotFoundException(name);
                return RecordFile.ReadBytes(stream, name);
            });
    }
}
