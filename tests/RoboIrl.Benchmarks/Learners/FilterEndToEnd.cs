using RoboIrl.Core.Configuration;
using RoboIrl.Core.Datasets;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Learning;
using RoboIrl.Core.Policies;
using RoboIrl.Envs;
using RoboIrl.Envs.Recording;
using RoboIrl.Learners;
using RoboIrl.Testing;

namespace RoboIrl.Benchmarks.Learners;

/// <summary>
/// The whole loop of FILTER on HalfCheetah as configs/filter has it (rounds of the discriminator, resets, relabelling of all
/// that was lived) against that of plain SAC, both with one update per step. FILTER stands in the middle of its 300,000 steps,
/// where it remembers half of them. Its 25 demonstrations are of random actions: their quality costs nothing.
/// </summary>
internal sealed class FilterEndToEnd : IBenchmark
{
    private const int RememberedSteps = 150_000, Turns = 3;

    public string Name => "filter";

    public IEnumerable<BenchmarkRow> Run(BenchmarkSettings settings)
    {
        using TempFolder folder = new();
        EnvironmentDefinition definition = EnvironmentRegistry.CreateDefault().Find("locomotion/half-cheetah-v5");
        Record(definition, folder.At("d"));
        using Dataset dataset = Dataset.Open(folder.At("d"));
        const string Endless = "total_steps=1_000_000_000";
        using Loop filter = new(definition, "filter", dataset, $"filter.policy.warm_up_steps={RememberedSteps}", "dataset=" + folder.At("d"), Endless);
        using Loop sac = new(definition, "sac", null, "sac.warm_up_steps=300", Endless);
        sac.SecondsPerStep(300 + 500);
        filter.SecondsPerStep(RememberedSteps + 500);

        // A turn is whole rounds of the discriminator.
        List<double> ratios = [], references = [];
        for (int turn = 0; turn < Math.Min(settings.Rounds, Turns); turn++)
        {
            double before = sac.SecondsPerStep(1_000);
            double ours = filter.SecondsPerStep(2_000);
            double reference = (before + sac.SecondsPerStep(1_000)) / 2;
            references.Add(1 / reference);
            ratios.Add(reference / ours);
        }

        (double ratio, double median) = (BenchmarkSettings.Median(ratios), BenchmarkSettings.Median(references));
        yield return new("filter/end to end, steps per second against plain SAC's", ratio * median, "steps/s", median, ratio, 0.85, true);
    }

    private static void Record(EnvironmentDefinition definition, string folder)
    {
        using EpisodeCollector collector = new(definition, static spec => new RandomPolicy(spec), ActMode.Sample);
        DatasetDescription description = collector.Describe(new DatasetOrigin { Policy = "random" });
        EpisodeBuffer buffer = new(description);
        using DatasetWriter writer = DatasetWriter.Create(folder, description);
        for (ulong episode = 0; episode < 25; episode++)
        {
            collector.Collect(buffer, 1, episode, CancellationToken.None);
            writer.Append(buffer.Trajectory);
        }
    }

    /// <summary>A training by the configuration of that learner for HalfCheetah, in turns.</summary>
    private sealed class Loop : IDisposable
    {
        private readonly MuJoCoVectorEnvironment _worlds;
        private readonly PausingRun _run = new();
        private readonly ITrainer _trainer;

        public Loop(EnvironmentDefinition definition, string learner, Dataset? dataset, params string[] overrides)
        {
            ExperimentConfig config = ConfigLoader.LoadExperiment(RepositoryRoot.At("configs", learner, "half-cheetah.yaml"), LearnerFactory.Catalog, overrides);
            _worlds = definition.CreateVector(config.Environment.Count);
            _trainer = LearnerFactory.CreateTrainer(config, _worlds, null, _run, dataset, count => definition.CreateVector(count));
        }

        public double SecondsPerStep(int steps) => _run.Run(_trainer, steps);

        public void Dispose()
        {
            _trainer.Dispose();
            _run.Dispose();
            _worlds.Dispose();
        }
    }
}
