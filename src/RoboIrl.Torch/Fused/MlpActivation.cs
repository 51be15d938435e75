namespace RoboIrl.Torch.Fused;

/// <summary>The function after each hidden layer of a fused MLP; the output layer is linear.</summary>
public enum MlpActivation
{
    /// <summary>Hyperbolic tangent.</summary>
    Tanh,

    /// <summary>max(x, 0).</summary>
    ReLU,
}
