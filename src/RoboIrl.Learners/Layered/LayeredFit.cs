namespace RoboIrl.Learners.Layered;

/// <summary>How networks are fitted to the episodes of a problem, where what a learner usually does fits it badly.</summary>
/// <param name="Hidden">Units of the hidden layer of those that act: few where much of what is seen is a nuisance.</param>
/// <param name="Updates">Gradient steps per problem of estimation.</param>
/// <param name="LearningRate">Adam's step size.</param>
public sealed record LayeredFit(int Hidden, int Updates, double LearningRate);
