namespace RoboIrl.Learners.Layered;

/// <summary>The best of several attempts to fit an inverse model.</summary>
/// <param name="Model">Frozen; the caller owns it.</param>
/// <param name="HeldOut">How likely it finds episodes that were held out; its mean is finite.</param>
/// <param name="Attempts">How many there were.</param>
internal readonly record struct BestInverse<TModel>(TModel Model, HeldOutLikelihood HeldOut, int Attempts)
    where TModel : IInverseModel;
