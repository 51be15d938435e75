using System.Globalization;
using RoboIrl.Core.Checkpoints;
using RoboIrl.Core.Configuration;
using RoboIrl.Core.Data;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Learning;
using RoboIrl.Core.Policies;
using RoboIrl.Learners.Ppo;
using RoboIrl.Learners.Sac;
using RoboIrl.Torch.Fused;
using TorchSharp;
using static TorchSharp.torch;

namespace RoboIrl.Learners;

/// <summary>The learners of this suite by name: a closed set, from an experiment to a trainer or a policy.</summary>
public static class LearnerFactory
{
    /// <summary>The names for <c>learner:</c> and the record of each one's section.</summary>
    public static LearnerCatalog Catalog { get; } = new LearnerCatalog().Add<PpoConfig>("ppo").Add<SacConfig>("sac");

    /// <summary>Refuses an environment that the experiment's learner cannot train in, before anything is made for the run.</summary>
    /// <param name="experiment">Bound and checked by itself.</param>
    /// <param name="spec">Its environment.</param>
    /// <exception cref="UnsuitableEnvironmentException">The learner cannot; the message says why and what to do.</exception>
    public static void Check(ExperimentConfig experiment, EnvironmentSpec spec)
    {
        if (experiment.LearnerSection is SacConfig)
        {
            SacNetworks.RequireBounds(spec);
        }

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
    /// <returns>The trainer; the caller disposes it.</returns>
    public static ITrainer CreateTrainer(ExperimentConfig experiment, IVectorEnvironment environment, Evaluator? evaluator, ITrainingObserver observer)
    {
        Device device = DeviceOf(experiment.Compute);
        FusedOptions.Enabled = experiment.Compute.Fused;
        FusedOptions.Threads = experiment.Compute.Threads;
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
        switch (experiment.LearnerSection)
        {
            case PpoConfig ppo:
                return new OnPolicyTrainer(
                    environment,
                    new PpoLearner(environment.Spec, ppo, experiment.Seed, device),
                    new OnPolicyOptions
                    {
                        RolloutSteps = ppo.RolloutSteps,
                        Discount = ppo.Discount,
                        NormalizeObservations = ppo.NormalizeObservations,
                        NormalizeRewards = ppo.NormalizeRewards,
                    },
                    options,
                    evaluator,
                    observer);
            case SacConfig sac:
                return new OffPolicyTrainer(
                    environment,
                    new SacLearner(environment.Spec, sac, experiment.Seed, device),
                    new OffPolicyOptions
                    {
                        ReplayCapacity = sac.ReplayCapacity,
                        WarmUpSteps = sac.WarmUpSteps,
                        UpdatesPerStep = sac.UpdatesPerStep,
                    },
                    options,
                    evaluator,
                    observer);
            default:
                throw Unknown(experiment);
        }
    }

    /// <summary>Reads the policy out of a trainer's checkpoint: what is evaluated, recorded and played.</summary>
    /// <param name="experiment">The experiment that wrote the checkpoint.</param>
    /// <param name="spec">Its environment.</param>
    /// <param name="reader">The checkpoint, at the level the trainer was saved.</param>
    /// <returns>A policy that acts on raw observations; the caller disposes it.</returns>
    public static LoadedPolicy LoadPolicy(ExperimentConfig experiment, EnvironmentSpec spec, ICheckpointReader reader)
    {
        switch (experiment.LearnerSection)
        {
            case PpoConfig ppo:
                var networks = new PpoNetworks(spec, ppo, experiment.Seed, torch.CPU);
                networks.Load(reader.Section("learner"));
                if (!ppo.NormalizeObservations)
                {
                    return new LoadedPolicy(networks, networks);
                }

                var normalizer = new ObservationNormalizer(spec.Observation.Size, rows: 1);
                normalizer.Load(reader.Section("observation_normalizer"));
                return new LoadedPolicy(new NormalizedPolicy(networks, normalizer), networks);
            case SacConfig sac:
                var actor = new SacNetworks(spec, sac, experiment.Seed, torch.CPU);
                actor.Load(reader.Section("learner"));
                return new LoadedPolicy(actor, actor);
            default:
                throw Unknown(experiment);
        }
    }

    /// <summary>Reads the replay buffer out of a trainer's checkpoint.</summary>
    /// <param name="experiment">The experiment that wrote the checkpoint.</param>
    /// <param name="spec">Its environment.</param>
    /// <param name="reader">The checkpoint, at the level the trainer was saved.</param>
    /// <exception cref="UnsuitableEnvironmentException">The experiment's learner keeps none.</exception>
    public static ReplayBuffer LoadReplay(ExperimentConfig experiment, EnvironmentSpec spec, ICheckpointReader reader)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return experiment.LearnerSection is SacConfig
            ? ReplayBuffer.Restore(reader.Section("replay"), spec.Observation.Size, spec.Action.Size)
            : throw new UnsuitableEnvironmentException($"The learner '{experiment.Learner}' keeps no replay buffer; runs of sac do.");
    }

    private static Device DeviceOf(ComputeConfig compute)
    {
        if (compute.Device == "cuda" && !torch.cuda.is_available())
        {
            throw new InvalidOperationException("compute.device is 'cuda', but this libtorch sees no CUDA device. Use 'cpu', or point LIBTORCH_HOME to a CUDA build.");
        }

        return torch.device(compute.Device);
    }

    private static ArgumentException Unknown(ExperimentConfig experiment) =>
        new($"No learner is named '{experiment.Learner}'; the learners are {string.Join(", ", Catalog.Names)}.", nameof(experiment));
}
