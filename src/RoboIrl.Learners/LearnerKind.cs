using RoboIrl.Core.Checkpoints;
using RoboIrl.Core.Configuration;
using RoboIrl.Core.Data;
using RoboIrl.Core.Datasets;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Learning;

namespace RoboIrl.Learners;

/// <summary>One learner of the suite: what <see cref="LearnerFactory"/> needs to offer it by name.</summary>
/// <param name="name">Its name in experiments, snake_case; its section is called the same.</param>
internal abstract class LearnerKind(string name)
{
    /// <summary>Its name in experiments.</summary>
    public string Name { get; } = name;

    /// <summary>Enters the name and the section's record.</summary>
    public abstract void Register(LearnerCatalog catalog);

    /// <summary>Refuses an environment or a dataset that it cannot train in; null where the dataset is not there to be judged.</summary>
    /// <exception cref="UnsuitableEnvironmentException">It cannot; the message says why and what to do.</exception>
    public virtual void Check(ExperimentConfig experiment, EnvironmentSpec spec, Dataset? dataset)
    {
    }

    /// <summary>Builds the training loop, ready to run or to load a checkpoint into.</summary>
    public abstract ITrainer CreateTrainer(TrainingParts parts);

    /// <summary>Reads the policy out of a trainer's checkpoint.</summary>
    public abstract LoadedPolicy LoadPolicy(ExperimentConfig experiment, EnvironmentSpec spec, ICheckpointReader reader);

    /// <summary>Reads the replay buffer out of a trainer's checkpoint; null where it keeps none.</summary>
    public virtual ReplayBuffer? LoadReplay(EnvironmentSpec spec, ICheckpointReader reader) => null;
}
