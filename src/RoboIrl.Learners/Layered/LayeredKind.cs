namespace RoboIrl.Learners.Layered;

/// <summary>A learner of layered problems by name. Those problems are stepped in lockstep and have no experiments or trainers, so this stands beside <c>LearnerKind</c>.</summary>
/// <param name="name">Its name on command lines, in kebab-case.</param>
/// <param name="label">Its name in tables.</param>
/// <param name="meaning">What it is, in a line.</param>
public abstract class LayeredKind(string name, string label, string meaning)
{
    /// <summary>Its name on command lines.</summary>
    public string Name { get; } = name;

    /// <summary>Its name in tables.</summary>
    public string Label { get; } = label;

    /// <summary>What it is, in a line.</summary>
    public string Meaning { get; } = meaning;

    /// <summary>Whether it goes on until <see cref="LayeredBudget.Episodes"/> are spent, and has no problems with sizes of their own.</summary>
    public virtual bool PlaysUntilSpent => false;

    /// <summary>Where <see cref="PlaysUntilSpent"/>, the fewest <see cref="LayeredBudget.Episodes"/> that it can play at all.</summary>
    /// <param name="horizon">H of the problem.</param>
    public virtual long FewestEpisodes(int horizon) => 1;

    /// <summary>Makes a learner.</summary>
    /// <param name="budget">What it may spend.</param>
    /// <param name="workers">Threads that play.</param>
    public abstract ILayeredLearner Create(LayeredBudget budget, int workers);
}
