using System.Diagnostics;
using RoboIrl.Core.Configuration;
using RoboIrl.Envs;
using RoboIrl.MuJoCo;
using RoboIrl.Rendering.Pixels;

namespace RoboIrl.Benchmarks.Environments;

/// <summary>Observed images of the half cheetah, 64 x 64 from its camera, by one thread: every quality and channel against colours in draft, in turns.</summary>
internal sealed class PixelThroughput : IBenchmark
{
    private const int States = 16;
    private static readonly PixelConfig Draft = new() { Cameras = ["track"], Stack = 1 };

    private static readonly (string Name, PixelConfig Config)[] Rows =
    [
        ("draft with shadows of 1024", Draft with { Shadows = 1024 }),
        ("report without shadows", Draft with { Quality = RenderQuality.Report, Shadows = 0 }),
        ("report", Draft with { Quality = RenderQuality.Report }),
        ("publication", Draft with { Quality = RenderQuality.Publication }),
        ("draft, depth", Draft with { Channels = [ImageChannel.Depth] }),
        ("draft, segmentation", Draft with { Channels = [ImageChannel.Segmentation] }),
        ("draft, 128 x 128", Draft with { Width = 128, Height = 128 }),
    ];

    public string Name => "pixels";

    public IEnumerable<BenchmarkRow> Run(BenchmarkSettings settings)
    {
        using MuJoCoEnvironment world = EnvironmentRegistry.CreateDefault().Find("locomotion/half-cheetah-v5").CreateWorld();
        double[][] states = [.. Moments(world)];
        using PixelObserver draft = new(world.Model, Draft);
        foreach ((string name, PixelConfig config) in Rows)
        {
            using PixelObserver other = new(world.Model, config);
            List<(double Ours, double Draft)> rounds = [];
            for (int round = 0; round < settings.Rounds; round++)
            {
                rounds.Add((FramesPerSecond(other, states, settings), FramesPerSecond(draft, states, settings)));
            }

            yield return new BenchmarkRow(
                "pixels/" + name,
                BenchmarkSettings.Median(rounds.Select(r => r.Ours)),
                "frames/s",
                BenchmarkSettings.Median(rounds.Select(r => r.Draft)),
                BenchmarkSettings.Median(rounds.Select(r => r.Ours / r.Draft)),
                double.NaN,
                true);
        }
    }

    // Falling from the start of an episode.
    private static IEnumerable<double[]> Moments(MuJoCoEnvironment world)
    {
        double[] observation = new double[world.Spec.Observation.Size];
        world.Seed(1, 0);
        world.Reset(observation);
        for (int i = 0; i < States; i++)
        {
            world.Step(new float[world.Spec.Action.Size], observation);
            double[] state = new double[world.Model.StateSize];
            world.Data.GetState(state);
            yield return state;
        }
    }

    private static double FramesPerSecond(PixelObserver observer, double[][] states, BenchmarkSettings settings)
    {
        observer.Append(states[0]);
        int frames = 0;
        long start = Stopwatch.GetTimestamp();
        do
        {
            observer.Append(states[frames++ % states.Length]);
        }
        while (Stopwatch.GetElapsedTime(start).TotalSeconds < settings.SecondsPerChunk);

        return frames / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
