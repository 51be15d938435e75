using RoboIrl.Core.Configuration;
using RoboIrl.Core.Learning;
using RoboIrl.Learners.Filter;
using RoboIrl.Learners.Ppo;
using RoboIrl.Learners.Sac;
using RoboIrl.Learners.Tests.Offline;
using RoboIrl.Learners.Tests.Problems;
using RoboIrl.Testing;
using RoboIrl.Torch.Fused;
using Xunit;
using static TorchSharp.torch;

namespace RoboIrl.Learners.Tests;

public sealed class ConfigurationTests
{
    public static TheoryData<string> Files
    {
        get
        {
            string folder = RepositoryRoot.At("configs");
            return [.. Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file)).Order(StringComparer.Ordinal)];
        }
    }

    private static ExperimentConfig Load(string file, params string[] overrides) =>
        ConfigLoader.LoadExperiment(RepositoryRoot.At("configs", file), LearnerFactory.Catalog, overrides);

    [Theory]
    [MemberData(nameof(Files))]
    public void EveryFile_ItsLearner_RunsTwoUpdates(string file)
    {
        // The real environment would do as well; what is proven here is that the section fits its learner.
        ExperimentConfig full = Load(file);
        string[] small = full.LearnerSection switch
        {
            PpoConfig ppo => [$"total_steps={2 * ppo.RolloutSteps * full.Environment.Count}", "ppo.epochs=1"],
            SacConfig => [$"total_steps={12 * full.Environment.Count}", $"sac.warm_up_steps={10 * full.Environment.Count}"],
            FilterConfig => [$"total_steps={12 * full.Environment.Count}", $"filter.policy.warm_up_steps={10 * full.Environment.Count}", "filter.round_steps=6", "filter.demonstrations=2", "filter.hybrid.cloning_updates=2"],
            _ => ["total_steps=2"],
        };
        ExperimentConfig experiment = Load(file, small);
        using var environment = new PointMass(experiment.Environment.Count);
        using var run = new TestRun();
        using RecordedPointMass? recorded = experiment.Dataset is null ? null : new RecordedPointMass(2, SpringPolicy.Expert, SpringPolicy.Weak);
        using ITrainer trainer = LearnerFactory.CreateTrainer(experiment, environment, null, run, recorded?.Dataset, static count => new PointMass(count));
        TrainingResult result = trainer.Run(default);
        Assert.True(result.Completed);
        Assert.Equal(experiment.TotalSteps, result.Step);
        Assert.True(double.IsFinite(run.Latest["losses/policy_loss"]));
    }

    [Fact]
    public void Load_MinibatchesThatDoNotDivideTheRollout_IsRefusedBeforeTheRun()
    {
        ConfigException error = Assert.Throws<ConfigException>(() => Load("ppo/hopper.yaml", "ppo.rollout_steps=100", "environment.count=3", "ppo.minibatches=7"));
        Assert.Contains("ppo.minibatches", error.Message, StringComparison.Ordinal);
        Assert.Contains("100 steps x 3 worlds = 300", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_MoreThreadsThanTheKernelsTake_IsRefused()
    {
        Assert.Equal(256, Load("default.yaml", "compute.threads=256").Compute.Threads);
        Assert.Throws<ConfigException>(() => Load("default.yaml", "compute.threads=257"));
    }

    [Theory]
    [InlineData("compute.fused=false")]
    [InlineData("compute.fused=true")]
    public void CreateTrainer_BFloat16_TrainsOrSaysWhatItNeeds(string fused)
    {
        ExperimentConfig experiment = Load("sac/hopper.yaml", "compute.precision=bfloat16", fused, "total_steps=30", "sac.warm_up_steps=10");
        using var environment = new PointMass(1);
        using var run = new TestRun();
        try
        {
            using ITrainer trainer = LearnerFactory.CreateTrainer(experiment, environment, null, run);
            Assert.True(trainer.Run(default).Completed);
            Assert.Equal("compute.fused=true", fused);
            Assert.Equal(FusedPrecision.BFloat16, FusedOptions.Precision);
            Assert.True(double.IsFinite(run.Latest["losses/policy_loss"]));
        }
        catch (InvalidOperationException e)
        {
            Assert.Contains("compute.fused", e.Message, StringComparison.Ordinal);
            Assert.Equal("compute.fused=false", fused);
        }
        catch (PlatformNotSupportedException e)
        {
            Assert.Contains("AVX512_BF16", e.Message, StringComparison.Ordinal);
        }
        finally
        {
            FusedOptions.Precision = FusedPrecision.Float32;
            FusedOptions.Enabled = true;
        }
    }

    public static TheoryData<string> Learners => [.. LearnerFactory.Catalog.Names];

    [Theory]
    [MemberData(nameof(Learners))]
    public void DefaultFile_Sections_EqualTheRecordsDefaults(string learner)
    {
        string[] overrides = LearnerFactory.Catalog.NeedsDataset(learner) ? ["learner=" + learner, "dataset=anywhere"] : ["learner=" + learner];
        Assert.True(LearnerFactory.Catalog.TryGet(learner, out Type? section));
        Assert.Equivalent(Activator.CreateInstance(section), Load("default.yaml", overrides).LearnerSection, strict: true);
    }

    [Theory]
    [MemberData(nameof(Learners))]
    public void DefaultFile_Sections_NameEveryKey(string learner)
    {
        Assert.True(LearnerFactory.Catalog.TryGet(learner, out Type? section));
        string[] lines = File.ReadAllLines(RepositoryRoot.At("configs", "default.yaml"));
        int start = Array.IndexOf(lines, learner + ":");
        List<string> path = [], keys = [];
        foreach (string line in lines.Skip(start + 1).TakeWhile(line => line.StartsWith("  ", StringComparison.Ordinal)))
        {
            int depth = ((line.Length - line.TrimStart().Length) / 2) - 1;
            path = [.. path.Take(depth), line.Trim().Split(':')[0]];
            keys.Add(string.Join('.', path));
        }

        Assert.Equal(KeysOf(section, "").Order(), keys.Order());
    }

    // Sections within a section, as FILTER's policy, are records of this project.
    private static IEnumerable<string> KeysOf(Type section, string prefix) => section.GetProperties().Where(static p => p.CanWrite).SelectMany(p =>
        p.PropertyType is { IsClass: true } type && type != typeof(string)
            ? KeysOf(type, $"{prefix}{SnakeCase(p.Name)}.").Prepend(prefix + SnakeCase(p.Name))
            : [prefix + SnakeCase(p.Name)]);

    private static string SnakeCase(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "_" : "") + char.ToLowerInvariant(c) : c.ToString()));

    [Theory]
    [InlineData("learner=ppo")]
    [InlineData("learner=sac")]
    [InlineData("learner=bc", "dataset=anywhere")]
    [InlineData("learner=td3_bc", "dataset=anywhere")]
    [InlineData("learner=cql", "dataset=anywhere")]
    [InlineData("learner=iql", "dataset=anywhere")]
    public void LoadPolicy_CheckpointWithoutIt_LeavesNoTensor(params string[] overrides)
    {
        ExperimentConfig experiment = Load("default.yaml", overrides);
        long before = Tensor.TotalCount;
        Assert.Throws<InvalidDataException>(() => LearnerFactory.LoadPolicy(experiment, PointMass.PointMassSpec, new MemoryCheckpoint()));
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void LoadPolicy_FromATrainersCheckpoint_ActsLikeTheTrainer()
    {
        using var recorded = new RecordedPointMass(2, SpringPolicy.Expert, SpringPolicy.Weak);
        string[][] experiments =
        [
            ["total_steps=4096"],
            ["learner=sac", "total_steps=20", "sac.warm_up_steps=10"],
            ["learner=bc", "total_steps=5", "dataset=anywhere"],
            ["learner=bc", "total_steps=5", "dataset=anywhere", "bc.policy=gaussian", "bc.normalize_observations=true"],
            ["learner=td3_bc", "total_steps=4", "dataset=anywhere"],
            ["learner=cql", "total_steps=2", "dataset=anywhere"],
            ["learner=iql", "total_steps=4", "dataset=anywhere"],
            ["learner=filter", "total_steps=20", "dataset=anywhere", "filter.demonstrations=2", "filter.policy.warm_up_steps=10"],
            ["learner=filter", "total_steps=8", "dataset=anywhere", "filter.demonstrations=2", "filter.policy_learner=td3_bc", "filter.hybrid.cloning_updates=3"],
        ];
        foreach (string[] overrides in experiments)
        {
            ExperimentConfig experiment = Load("default.yaml", overrides);
            using var environment = new PointMass(1);
            using var run = new TestRun();
            using ITrainer trainer = LearnerFactory.CreateTrainer(experiment, environment, null, run, experiment.Dataset is null ? null : recorded.Dataset, static count => new PointMass(count));
            trainer.Run(default);
            using LoadedPolicy policy = LearnerFactory.LoadPolicy(experiment, environment.Spec, run.Last);
            using var worlds = new PointMass(5);
            var evaluator = new Evaluator(worlds, 5, seed: 4);
            Assert.Equal(evaluator.Evaluate(trainer.Policy).Returns, evaluator.Evaluate(policy).Returns);
        }
    }
}
