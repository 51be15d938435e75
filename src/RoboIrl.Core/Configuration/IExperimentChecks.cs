namespace RoboIrl.Core.Configuration;

/// <summary>A learner's section with rules that concern keys of other sections too, for example that its batches divide the worlds' steps.</summary>
public interface IExperimentChecks
{
    /// <summary>Reports what is wrong. Called only when every section was well by itself.</summary>
    /// <param name="experiment">The whole experiment; its learner section is this record.</param>
    /// <param name="report">Takes the problems of this section's keys.</param>
    void Check(ExperimentConfig experiment, ConfigReport report);
}
