using System.Globalization;
using RoboIrl.Core.Checkpoints;
using RoboIrl.Core.Configuration;
using RoboIrl.Core.Data;
using RoboIrl.Core.Datasets;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Learning;
using RoboIrl.Learners.Bc;
using RoboIrl.Learners.Cql;
using RoboIrl.Learners.Filter;
using RoboIrl.Learners.Iql;
using RoboIrl.Learners.Ppo;
using RoboIrl.Learners.Sac;
using RoboIrl.Learners.Td3Bc;
using RoboIrl.Native;
using RoboIrl.Torch.Fused;
using TorchSharp;
using static TorchSharp.torch;

namespace RoboIrl.Learners;

/// <summary>The learners of this suite by name: a closed set, from an experiment to a trainer or a policy.</summary>
public static class LearnerFactory
{
    private static readonly LearnerKind[] Kinds = [new PpoKind(), new SacKind(), new BcKind(), new Td3BcKind(), new IqlKind(), new CqlKind(), new FilterKind()];

    /// <summary>The names for <c>learner:</c> and the record of each one's section.</summary>
    public static LearnerCatalog Catalog { get; } = CreateCatalog();

    /// <summary>Refuses an environment that the experiment's learner cannot train in, before anything is made for the run.</summary>
    /// <param name="experiment">Bound and checked by itself.</param>
    /// <param name="spec">Its environment.</param>
    /// <param name="dataset">The recorded episodes that the experiment names, or null to leave them out of the judgement.</param>
    /// <exception cref="UnsuitableEnvironmentException">The learner cannot, or the dataset is of another environment; the message says why and what to do.</exception>
    public static void Check(ExperimentConfig experiment, EnvironmentSpec spec, Dataset? dataset = null)
    {
        RequireFit(dataset, spec);
        KindOf(experiment).Check(experiment, spec, dataset);
        if (experiment.Evaluation.StopAtSuccess > 0 && spec.SuccessIndex < 0)
        {
            throw new UnsuitableEnvironmentException(
                $"evaluation.stop_at_success is {experiment.Evaluation.StopAtSuccess.ToString(CultureInfo.InvariantCulture)}, but '{spec.Id}' does not say when its task is done; set it to 0, or choose an environment with success (metaworld/...).");
        }
    }

    /// <summary>Builds the training loop of an experiment, ready to run or to load a checkpoint into.</summary>
    /// <param name="experiment">Bound and checked.</param>
    /// <param name="environment">The worlds to train in; owned by the caller.</param>
    /// <param name="evaluator">Evaluates during the run, or null; owned by the caller.</param>
    /// <param name="observer">Hears of progress and saves checkpoints.</param>
    /// <param name="dataset">The recorded episodes that the experiment names; owned by the caller.</param>
    /// <param name="createWorlds">Makes as many further worlds like those as asked for, for learners that play apart from the training; the trainer disposes them.</param>
    /// <returns>The trainer; the caller disposes it.</returns>
    public static ITrainer CreateTrainer(
        ExperimentConfig experiment, IVectorEnvironment environment, Evaluator? evaluator, ITrainingObserver observer,
        Dataset? dataset = null, Func<int, IVectorEnvironment>? createWorlds = null)
    {
        Device device = DeviceOf(experiment.Compute);
        FusedOptions.Enabled = experiment.Compute.Fused;
        FusedOptions.Threads = experiment.Compute.Threads;
        FusedOptions.Precision = PrecisionOf(experiment.Compute);
        var options = new TrainerOptions
        {
            TotalSteps = experiment.TotalSteps,
            Seed = experiment.Seed,
            Workers = experiment.Environment.Workers,
            EvaluateEvery = experiment.Evaluation.Every,
            Goal = new SuccessGoal(experiment.Evaluation.StopAtSuccess, experiment.Evaluation.StopAfter),
            CheckpointEvery = experiment.Checkpoint.Every,
            LogEvery = experiment.Logging.Every,
            MaxFaultRate = experiment.Environment.MaxFaultRate,
        };
        return KindOf(experiment).CreateTrainer(new TrainingParts
        {
            Experiment = experiment,
            Environment = environment,
            Dataset = dataset,
            CreateWorlds = createWorlds ?? (static _ => throw new NotSupportedException("This learner plays in worlds of its own; say how they are made.")),
            Options = options,
            Evaluator = evaluator,
            Observer = observer,
            Device = device,
        });
    }

    /// <summary>Reads the policy out of a trainer's checkpoint: what is evaluated, recorded and played.</summary>
    /// <param name="experiment">The experiment that wrote the checkpoint.</param>
    /// <param name="spec">Its environment.</param>
    /// <param name="reader">The checkpoint, at the level the trainer was saved.</param>
    /// <returns>A policy that acts on raw observations; the caller disposes it.</returns>
    public static LoadedPolicy LoadPolicy(ExperimentConfig experiment, EnvironmentSpec spec, ICheckpointReader reader) => KindOf(experiment).LoadPolicy(experiment, spec, reader);

    /// <summary>Reads the replay buffer out of a trainer's checkpoint.</summary>
    /// <param name="experiment">The experiment that wrote the checkpoint.</param>
    /// <param name="spec">Its environment.</param>
    /// <param name="reader">The checkpoint, at the level the trainer was saved.</param>
    /// <exception cref="UnsuitableEnvironmentException">The experiment's learner keeps none.</exception>
    public static ReplayBuffer LoadReplay(ExperimentConfig experiment, EnvironmentSpec spec, ICheckpointReader reader) =>
        KindOf(experiment).LoadReplay(spec, reader)
        ?? throw new UnsuitableEnvironmentException($"The learner '{experiment.Learner}' keeps no replay buffer; runs of sac do.");

    private static LearnerCatalog CreateCatalog()
    {
        var catalog = new LearnerCatalog();
        foreach (LearnerKind kind in Kinds)
        {
            kind.Register(catalog);
        }

        return catalog;
    }

    // Ids may differ (a converted file, a variant of the body); what the networks see must not.
    private static void RequireFit(Dataset? dataset, EnvironmentSpec spec)
    {
        if (dataset is { Spec: var recorded } && (recorded.Observation.Size != spec.Observation.Size || recorded.Action.Size != spec.Action.Size))
        {
            throw new UnsuitableEnvironmentException(string.Create(
                CultureInfo.InvariantCulture,
                $"The dataset '{dataset.Folder}' is of '{recorded.Id}' with observations of {recorded.Observation.Size} and actions of {recorded.Action.Size} elements; '{spec.Id}' has {spec.Observation.Size} and {spec.Action.Size}. Give a dataset of the experiment's environment."));
        }

        // Bodies may agree in all sizes, as the cheetah and the walker do; what their numbers mean differs.
        if (dataset is { Spec.Observation.Names: { Count: > 0 } names } && spec.Observation.Names.Count > 0 && !names.SequenceEqual(spec.Observation.Names))
        {
            int at = Enumerable.Range(0, names.Count).First(i => names[i] != spec.Observation.Names[i]);
            throw new UnsuitableEnvironmentException(
                $"The dataset '{dataset.Folder}' is of '{dataset.Spec.Id}', whose observation {at} is '{names[at]}'; that of '{spec.Id}' is '{spec.Observation.Names[at]}'. Give a dataset of the experiment's environment.");
        }
    }

    private static Device DeviceOf(ComputeConfig compute)
    {
        if (compute.Device == "cuda" && !torch.cuda.is_available())
        {
            throw new NativeException("compute.device is 'cuda', but this libtorch sees no CUDA device. Use 'cpu', or point LIBTORCH_HOME to a CUDA build.");
        }

        return torch.device(compute.Device);
    }

    private static FusedPrecision PrecisionOf(ComputeConfig compute)
    {
        if (compute.Precision == "float32")
        {
            return FusedPrecision.Float32;
        }

        return compute is { Fused: true, Device: "cpu" }
            ? FusedPrecision.BFloat16
            : throw new InvalidOperationException("compute.precision is 'bfloat16', which only the fused kernels on the CPU have. Set compute.fused to true and compute.device to 'cpu', or the precision to 'float32'.");
    }

    private static LearnerKind KindOf(ExperimentConfig experiment) =>
        Array.Find(Kinds, kind => kind.Name == experiment.Learner)
        ?? throw new ArgumentException($"No learner is named '{experiment.Learner}'; the learners are {string.Join(", ", Catalog.Names)}.", nameof(experiment));
}
