using RoboIrl.Core.Checkpoints;
using RoboIrl.Core.Configuration;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Learning;

namespace RoboIrl.Learners;

/// <summary>A learner with the record of its section.</summary>
/// <typeparam name="TConfig">The section's record.</typeparam>
/// <param name="name">Its name in experiments.</param>
/// <param name="needsDataset">Whether it learns from recorded episodes.</param>
internal abstract class LearnerKind<TConfig>(string name, bool needsDataset = false) : LearnerKind(name)
    where TConfig : class
{
    /// <inheritdoc/>
    public override void Register(LearnerCatalog catalog) => catalog.Add<TConfig>(Name, needsDataset);

    /// <inheritdoc/>
    public override ITrainer CreateTrainer(TrainingParts parts) => CreateTrainer(SectionOf(parts.Experiment), parts);

    /// <inheritdoc/>
    public override LoadedPolicy LoadPolicy(ExperimentConfig experiment, EnvironmentSpec spec, ICheckpointReader reader) =>
        LoadPolicy(SectionOf(experiment), experiment.Seed, spec, reader);

    /// <summary>Builds the training loop.</summary>
    protected abstract ITrainer CreateTrainer(TConfig config, TrainingParts parts);

    /// <summary>Reads the policy out of a trainer's checkpoint.</summary>
    protected abstract LoadedPolicy LoadPolicy(TConfig config, ulong seed, EnvironmentSpec spec, ICheckpointReader reader);

    /// <summary>The section of an experiment with this learner.</summary>
    protected static TConfig SectionOf(ExperimentConfig experiment) => (TConfig)experiment.LearnerSection;
}
