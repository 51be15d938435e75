using RoboIrl.Core.Randomness;

namespace RoboIrl.Core.Checkpoints;

/// <summary>Gives back the parts of a checkpoint. A missing name or a wrong type is an error that names the file and the entry.</summary>
public interface ICheckpointReader
{
    /// <summary>A reader whose names all start with <paramref name="name"/> and a dot.</summary>
    /// <param name="name">For example <c>policy</c>.</param>
    ICheckpointReader Section(string name);

    /// <summary>Whether a tensor or value of that name is there.</summary>
    /// <param name="name">Name below the prefix.</param>
    bool Contains(string name);

    /// <summary>The dimensions of a tensor.</summary>
    /// <param name="name">Name below the prefix.</param>
    long[] Shape(string name);

    /// <summary>Copies a tensor.</summary>
    /// <typeparam name="T">The element type it was written with.</typeparam>
    /// <param name="name">Name below the prefix.</param>
    /// <param name="data">Exactly as many elements as the tensor has.</param>
    void Tensor<T>(string name, Span<T> data)
        where T : unmanaged;

    /// <summary>A whole number.</summary>
    /// <param name="name">Name below the prefix.</param>
    long Int64(string name);

    /// <summary>A number.</summary>
    /// <param name="name">Name below the prefix.</param>
    double Double(string name);

    /// <summary>A text.</summary>
    /// <param name="name">Name below the prefix.</param>
    string Text(string name);

    /// <summary>A random stream.</summary>
    /// <param name="name">Name below the prefix.</param>
    Rng Rng(string name);
}
