using RoboIrl.Core.Randomness;

namespace RoboIrl.Core.Checkpoints;

/// <summary>Takes the parts of a checkpoint. Tensors go to safetensors, values to JSON.</summary>
public interface ICheckpointWriter
{
    /// <summary>A writer whose names all start with <paramref name="name"/> and a dot.</summary>
    /// <param name="name">For example <c>policy</c>.</param>
    ICheckpointWriter Section(string name);

    /// <summary>Writes a tensor; the data is copied before the call returns.</summary>
    /// <typeparam name="T">float, double, int, long or byte.</typeparam>
    /// <param name="name">Name below the prefix.</param>
    /// <param name="shape">Dimensions; their product is the number of elements.</param>
    /// <param name="data">Row-major elements.</param>
    void Tensor<T>(string name, ReadOnlySpan<long> shape, ReadOnlySpan<T> data)
        where T : unmanaged;

    /// <summary>Writes a whole number.</summary>
    /// <param name="name">Name below the prefix.</param>
    /// <param name="value">Any value.</param>
    void Value(string name, long value);

    /// <summary>Writes a number; every bit survives.</summary>
    /// <param name="name">Name below the prefix.</param>
    /// <param name="value">Any value, NaN and infinities included.</param>
    void Value(string name, double value);

    /// <summary>Writes a text.</summary>
    /// <param name="name">Name below the prefix.</param>
    /// <param name="value">Any text.</param>
    void Value(string name, string value);

    /// <summary>Writes a random stream.</summary>
    /// <param name="name">Name below the prefix.</param>
    /// <param name="rng">The stream.</param>
    void Value(string name, in Rng rng);
}
