using System.CommandLine;
using System.Globalization;
using RoboIrl.Core.Configuration;

namespace RoboIrl.Cli.Commands;

/// <summary>The options of a film, which <c>record</c> and <c>render</c> have in common.</summary>
internal sealed class FilmOptions
{
    private readonly Option<RenderQuality> _quality = Quality();
    private readonly Option<string?> _camera = new("--camera") { Description = "A camera of the model; one that follows the robot by default", HelpName = "NAME" };
    private readonly Option<double?> _seconds = new("--seconds") { Description = "How much of each episode is filmed, in simulated seconds; all of it by default", HelpName = "S" };
    private readonly Option<bool> _terms = new("--terms") { Description = "Draws the reward of each moment into the picture, its terms, and what else the environment tells of a step" };
    private readonly Option<bool> _gif = new("--gif") { Description = "Also an animated gif of the first seconds" };

    public FilmOptions(Command command)
    {
        _seconds.Validators.Add(result =>
        {
            if (result.Tokens is [var token, ..] && double.TryParse(token.Value, CultureInfo.InvariantCulture, out double s) && !(s > 0))
            {
                result.AddError($"--seconds is {token.Value}; expected more than 0.");
            }
        });
        foreach (Option option in (Option[])[_quality, _camera, _seconds, _terms, _gif])
        {
            option.Arity = option == _gif || option == _terms ? ArgumentArity.ZeroOrOne : ArgumentArity.ExactlyOne;
            command.Add(option);
        }
    }

    /// <summary>The option of a preset.</summary>
    public static Option<RenderQuality> Quality()
    {
        Option<RenderQuality> quality = new("--quality") { Description = "draft (480x360), report (640x480) or publication (1280x720); report by default", HelpName = "PRESET", DefaultValueFactory = _ => RenderQuality.Report };
        quality.Validators.Add(result =>
        {
            if (result.Tokens is [var token, ..] && !Enum.GetNames<RenderQuality>().Contains(token.Value, StringComparer.OrdinalIgnoreCase))
            {
                result.AddError($"--quality is '{token.Value}'; expected draft, report or publication.");
            }
        });
        return quality;
    }

    /// <summary>What was asked for.</summary>
    public Film Read(ParseResult parsed) => new(parsed.GetValue(_quality), parsed.GetValue(_camera), parsed.GetValue(_seconds), parsed.GetValue(_terms), parsed.GetValue(_gif));

    /// <summary>A film as it was asked for.</summary>
    internal sealed record Film(RenderQuality Quality, string? Camera, double? Seconds, bool Terms, bool Gif)
    {
        /// <summary>The same wishes as arguments of a command line.</summary>
        public IEnumerable<string> ToArguments()
        {
            yield return "--quality";
            yield return Quality.ToString().ToLowerInvariant();
            if (Camera is not null)
            {
                yield return "--camera";
                yield return Camera;
            }

            if (Seconds is { } seconds)
            {
                yield return "--seconds";
                yield return seconds.ToString("R", CultureInfo.InvariantCulture);
            }

            if (Terms)
            {
                yield return "--terms";
            }

            if (Gif)
            {
                yield return "--gif";
            }
        }
    }
}
