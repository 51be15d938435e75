using System.Diagnostics;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Randomness;
using RoboIrl.Envs;
using RoboIrl.Envs.MetaWorld;

namespace RoboIrl.Benchmarks.Environments;

/// <summary>Every manipulation task on one thread, driven by its expert, so that there is contact; whole episodes, resets included.</summary>
/// <remarks>There is no yardstick to run beside it: the target is half as much again as the fastest rate measured of the original's physics on this machine.</remarks>
internal sealed class ManipulationThroughput : IBenchmark
{
    private const double Target = 3_300;
    private const int Episodes = 2;
    private const int MostRounds = 5;

    public string Name => "manipulation";

    public IEnumerable<BenchmarkRow> Run(BenchmarkSettings settings)
    {
        foreach (EnvironmentDefinition definition in MetaWorldSuite.Definitions)
        {
            using MuJoCoEnvironment world = definition.CreateWorld();
            PolicyPlayer player = new(world, definition.Expert!(world.Spec));
            world.Seed(1, 0);
            Play(player);
            double rate = BenchmarkSettings.Median(Enumerable.Range(0, Math.Min(settings.Rounds, MostRounds)).Select(_ => Play(player)));
            yield return new BenchmarkRow(definition.Id, rate, "steps/s", double.NaN, rate, Target, true);
        }
    }

    private static double Play(PolicyPlayer player)
    {
        Rng none = new(0);
        int steps = 0;
        long start = Stopwatch.GetTimestamp();
        for (int episode = 0; episode < Episodes; episode++)
        {
            player.Reset();
            do
            {
                steps++;
            }
            while (player.Step(ref none).End == EpisodeEnd.None);
        }

        return steps / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
