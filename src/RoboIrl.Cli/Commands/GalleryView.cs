using RoboIrl.Cli.Running;
using RoboIrl.Cli.Terminal;
using RoboIrl.Core.Configuration;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Imaging;
using RoboIrl.Core.Policies;
using RoboIrl.Core.Randomness;
using RoboIrl.Envs;
using RoboIrl.Rendering;
using RoboIrl.Rendering.Video;

namespace RoboIrl.Cli.Commands;

/// <summary><c>env gallery</c>: a picture of every environment of a suite on one sheet.</summary>
internal static class GalleryView
{
    private const int Few = 12;
    private const int LargeTile = 320;
    private const int SmallTile = 230; // sheets of fifty stay below a megabyte

    /// <summary>Draws the sheet.</summary>
    /// <param name="prefix">Ids that begin so.</param>
    /// <param name="file">The PNG.</param>
    /// <param name="columns">Pictures per row.</param>
    /// <param name="quality">Of the pictures.</param>
    /// <param name="screen">Where to print.</param>
    /// <exception cref="UsageException">No environment begins so.</exception>
    public static int Write(string prefix, string file, int columns, RenderQuality quality, Screen screen)
    {
        EnvironmentDefinition[] chosen = [.. Suite.Environments.Definitions.Where(d => d.Members.Count == 0 && d.Id.StartsWith(prefix, StringComparison.Ordinal))];
        if (chosen.Length == 0)
        {
            throw new UsageException($"No environment's id begins with '{prefix}'; './build.sh env list' names them all.");
        }

        int width = chosen.Length > Few ? SmallTile : LargeTile;
        string title = $"{chosen.Length} environments of {prefix}";
        PngWriter.Write(file, ContactSheet.Compose([.. chosen.Select(d => (Picture(d, quality), d.Id[(d.Id.IndexOf('/', StringComparison.Ordinal) + 1)..]))], columns, title, width, labelScale: 1));
        screen.Out.WriteLine(file);
        return ExitCode.Ok;
    }

    // As the expert first does the task; without an expert the start of an episode.
    private static RgbImage Picture(EnvironmentDefinition definition, RenderQuality quality)
    {
        using MuJoCoEnvironment world = definition.CreateWorld();
        world.Seed(1, 0);
        if (definition.Expert?.Invoke(world.Spec) is { } expert)
        {
            PlayToSuccess(world, expert);
        }
        else
        {
            world.Reset(new double[world.Spec.Observation.Size]);
        }

        double[] state = new double[world.Model.StateSize];
        world.Data.GetState(state);
        using SceneRenderer renderer = new(world.Model, RenderSettings.For(quality));
        return renderer.Render(state);
    }

    private static void PlayToSuccess(MuJoCoEnvironment world, IPolicy expert)
    {
        PolicyPlayer player = new(world, expert);
        Rng none = new(0);
        player.Reset();
        while (!player.Success && player.Step(ref none).End == EpisodeEnd.None)
        {
        }
    }
}
