using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RoboIrl.Learners.Layered;

/// <summary>Networks that say what was probably done between two observations.</summary>
internal interface IInverseModel : IDisposable
{
    /// <summary>What is trained.</summary>
    IEnumerable<Parameter> Parameters { get; }

    /// <summary>Logarithm of the probability of what was done, row by row.</summary>
    /// <param name="here">[B, d] where the action was drawn.</param>
    /// <param name="causes">[B, number of causes], one-hot: what was done.</param>
    /// <param name="there">[B, d] at the end.</param>
    /// <returns>[B]</returns>
    Tensor LogLikelihood(Tensor here, Tensor causes, Tensor there);

    /// <summary>Ends training: policies may act on the networks.</summary>
    void Freeze();
}
