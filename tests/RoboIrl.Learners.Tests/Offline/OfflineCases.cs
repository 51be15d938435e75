using RoboIrl.Core.Data;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Learning;
using RoboIrl.Learners.Bc;
using RoboIrl.Learners.Cql;
using RoboIrl.Learners.Iql;
using RoboIrl.Learners.Td3Bc;
using RoboIrl.Learners.Tests.Problems;
using Xunit;
using static TorchSharp.torch;

namespace RoboIrl.Learners.Tests.Offline;

/// <summary>Every learner that learns from a dataset, small, in each of its forms: what holds for one holds for all.</summary>
internal static class OfflineCases
{
    private static readonly int[] Layers = [32, 32];

    private static readonly Dictionary<string, Func<EnvironmentSpec, ILearner<ITransitions>>> Cases = new(StringComparer.Ordinal)
    {
        ["bc"] = spec => new BcLearner(spec, new BcConfig { BatchSize = 32, HiddenLayers = Layers }, 3, CPU),
        ["bc, gaussian"] = spec => new BcLearner(spec, new BcConfig { BatchSize = 32, HiddenLayers = Layers, Policy = "gaussian" }, 3, CPU),
        ["td3_bc"] = spec => new Td3BcLearner(spec, new Td3BcConfig { BatchSize = 32, HiddenLayers = Layers }, 3, CPU),
        ["cql"] = spec => new CqlLearner(spec, new CqlConfig { BatchSize = 32, HiddenLayers = Layers, SampledActions = 3 }, 3, CPU),
        ["cql, with every option"] = spec => new CqlLearner(
            spec, new CqlConfig { BatchSize = 32, HiddenLayers = Layers, SampledActions = 3, Lagrange = true, BackupEntropy = true, CloningUpdates = 5 }, 3, CPU),
        ["iql"] = spec => new IqlLearner(spec, new IqlConfig { BatchSize = 32, HiddenLayers = Layers }, 3, CPU),
        ["iql, deterministic"] = spec => new IqlLearner(spec, new IqlConfig { BatchSize = 32, HiddenLayers = Layers, Policy = "deterministic" }, 3, CPU),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    public static ILearner<ITransitions> Create(string name, EnvironmentSpec? spec = null) => Cases[name](spec ?? PointMass.PointMassSpec);

    public static OfflineTrainer Train(string name, RecordedPointMass recorded, TrainerOptions options, TestRun run, Evaluator? evaluator = null) => new(
        recorded.Dataset, Create(name), new OfflineOptions { NormalizeObservations = true, NormalizeRewards = true }, options, evaluator, run);
}
