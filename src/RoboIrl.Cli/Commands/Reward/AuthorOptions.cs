using System.CommandLine;
using RoboIrl.Cli.Running;
using RoboIrl.Cli.Running.Rewards;
using RoboIrl.Cli.Terminal;
using RoboIrl.Core.Configuration;
using RoboIrl.Text2Reward.Authors;
using RoboIrl.Text2Reward.Generation;
using RoboIrl.Text2Reward.Recording;

namespace RoboIrl.Cli.Commands.Reward;

/// <summary>Who shall write a program, and where it goes: the options that <c>generate</c> and <c>feedback</c> have in common.</summary>
internal sealed class AuthorOptions
{
    /// <summary>For the help of both commands.</summary>
    public const string Help = """
        --author says who answers:
          replay  recorded transcripts, by the hash of the prompt; the default where no endpoint is named
          openai  an OpenAI-compatible endpoint, in the cloud or on this machine: --endpoint and --model, or a file for --provider;
                  the key is read from the environment variable that --key-variable names, and is written down nowhere
          stdin   you: paste a reply, or a program, and end with Ctrl-D
          FILE    a file with a reply, or a program, that you wrote; with --model, that a language model wrote
        """;

    private const string Replay = "replay";
    private const string OpenAi = "openai";
    private const string StandardInput = "stdin";
    private readonly Option<string?> _author = new("--author") { Description = "Who answers: replay, openai, stdin, or a file", HelpName = "WHO" };
    private readonly Option<string?> _provider = new("--provider") { Description = "YAML file with endpoint, model, key_variable, temperature, timeout, retries, max_requests, max_tokens", HelpName = "FILE" };
    private readonly Option<string?> _endpoint = new("--endpoint") { Description = "Base address, for example http://localhost:8000/v1", HelpName = "URL" };
    private readonly Option<string?> _model = new("--model") { Description = "Model to ask; with replay, whose transcripts to take; with a file, who wrote it", HelpName = "NAME" };
    private readonly Option<string?> _keyVariable = new("--key-variable") { Description = "Environment variable that holds the key", HelpName = "NAME" };
    private readonly Option<string?> _transcripts = new("--transcripts") { Description = "Folder of transcripts to replay, instead of those of this version", HelpName = "DIR" };
    private readonly Option<bool> _strict = new("--strict") { Description = "Replays a transcript only where its prompt is exactly this one" };
    private readonly Option<int> _attempts = new("--attempts") { Description = $"Most questions, the first one included; at most {ErrorLoop.MostAttempts}, which is the default", HelpName = "N", DefaultValueFactory = _ => ErrorLoop.MostAttempts };
    private readonly Option<string?> _out = new("--out") { Description = "Folder of the program; a new one below runs/rewards by default", HelpName = "DIR" };
    private readonly Option<string?> _record = new("--record") { Description = "Folder of transcripts that new ones are added to as well", HelpName = "DIR" };
    private readonly Option<bool> _box = RewardOptions.RequireBox();

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_author, _provider, _endpoint, _model, _keyVariable, _transcripts, _strict, _attempts, _out, _record, _box])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>An order with what these options say.</summary>
    /// <exception cref="UsageException">They ask for a box, and there is none.</exception>
    public GenerationOrder Complete(GenerationOrder order, ParseResult parsed)
    {
        Box.Require(parsed.GetValue(_box));
        if (parsed.GetValue(_attempts) is (< 1 or > ErrorLoop.MostAttempts) and var attempts)
        {
            throw new UsageException($"--attempts is {attempts}; expected 1 to {ErrorLoop.MostAttempts}: errors are given back at most {ErrorLoop.MostAttempts - 1} times.");
        }

        return order with
        {
            Attempts = IsWritten(Who(parsed)) ? 1 : parsed.GetValue(_attempts), // a person mends a file and starts anew
            Out = parsed.GetValue(_out),
            Record = parsed.GetValue(_record),
        };
    }

    /// <summary>The author; the caller disposes of one that can be.</summary>
    /// <exception cref="UsageException">The options do not fit together.</exception>
    /// <exception cref="AuthorException">The endpoint is not configured, or its key is not there.</exception>
    public IRewardAuthor Create(ParseResult parsed, Screen screen)
    {
        string who = Who(parsed);
        string? model = parsed.GetValue(_model);
        if (who != OpenAi && (NamesEndpoint(parsed) || parsed.GetValue(_keyVariable) is not null))
        {
            throw new UsageException($"--author is {who}, which asks no endpoint; leave --provider, --endpoint and --key-variable out, or say --author {OpenAi}.");
        }

        if (who != Replay && (parsed.GetValue(_transcripts) is not null || parsed.GetValue(_strict)))
        {
            throw new UsageException($"--author is {who}, which reads no transcripts; leave --transcripts and --strict out.");
        }

        return who switch
        {
            OpenAi => new EndpointAuthor(ConfigOf(parsed), TimeProvider.System),
            Replay => new ReplayAuthor(parsed.GetValue(_transcripts) is { } folder ? OpenFolder(folder) : TranscriptLibrary.Shared, text => screen.Error.WriteLine($"warning: {text}")) { Strict = parsed.GetValue(_strict), Model = model },
            _ => new WrittenAuthor(Text(who, screen), model is null ? AuthorIdentity.Person : AuthorIdentity.Model(model), DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime)),
        };
    }

    private static bool IsWritten(string who) => who is not (OpenAi or Replay);

    private string Who(ParseResult parsed) => parsed.GetValue(_author) ?? (NamesEndpoint(parsed) ? OpenAi : Replay);

    private bool NamesEndpoint(ParseResult parsed) => parsed.GetValue(_provider) is not null || parsed.GetValue(_endpoint) is not null;

    private EndpointConfig ConfigOf(ParseResult parsed)
    {
        EndpointConfig config = parsed.GetValue(_provider) is { } file ? ConfigLoader.Load<EndpointConfig>(file) : new EndpointConfig();
        return config with
        {
            Endpoint = parsed.GetValue(_endpoint) ?? config.Endpoint,
            Model = parsed.GetValue(_model) ?? config.Model,
            KeyVariable = parsed.GetValue(_keyVariable) ?? config.KeyVariable,
        };
    }

    /// <summary>The transcripts in a folder that the user named.</summary>
    /// <exception cref="UsageException">There is no such folder.</exception>
    public static TranscriptLibrary OpenFolder(string folder) => Directory.Exists(folder)
        ? TranscriptLibrary.Open(folder)
        : throw new UsageException($"There is no folder '{folder}'; --transcripts is one that 'reward generate --record' or 'reward transcript add' made.");

    private static string Text(string who, Screen screen)
    {
        if (who != StandardInput)
        {
            return File.Exists(who) ? TextInput.File(who) : throw new UsageException($"--author is '{who}', which is no file; expected {Replay}, {OpenAi}, {StandardInput} or a file.");
        }

        if (!Console.IsInputRedirected)
        {
            screen.Error.WriteLine("Paste the reply, or the program; end with Ctrl-D on a line of its own.");
        }

        return TextInput.StandardInput();
    }
}
